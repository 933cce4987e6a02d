const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/))

/** Endings that make a name a file wherever it stands. */
export const FILE_ENDINGS =
  words(`exe dll scr ps1 psm1 vbs vbe jse wsf wsh hta lnk iso img vhd vhdx msi msix msp bat cmd cpl ocx sys drv docm dotm doc docx
  xls xlsx xlsm xlsb xll ppam ppt pptx pptm pdf rtf apk ipa dmg pkg deb rpm jar war elf aspx ashx asmx jsp jspx phtml chm pif rar zip cab 7z gz tgz xz bz2
  tar ace one eml msg ics swf reg inf xz swf job gadget appx settingcontent-ms scf url library-ms search-ms`)

/** Endings that everybody uses in passing: a file only where something says so. */
export const WEAK_FILE_ENDINGS =
  words(`js json txt html htm svg xml dat bin tmp log db sqlite conf cfg ini config py sh bash pl rb so md csv key pem crt
  bak old jpg jpeg png gif ico ttf css plist service cgi php com app run mov rs java class go php5 locked encrypted pub la st ps cc ai`)

/** Top-level domains that are, above all, endings of files: a two-label name is a file unless something says domain. */
export const FILE_FIRST_TLDS = words('zip md sh rs py mov so ps cab java st map run pub')

/** Files of every code project: no findings. */
export const PROJECT_FILES =
  words(`readme.md license.md licence.md changelog.md contributing.md security.md package.json package-lock.json tsconfig.json
  composer.json manifest.json settings.json config.json index.js index.html main.py setup.py app.py manage.py __init__.py requirements.txt robots.txt
  license.txt licence.txt readme.txt changelog.txt cargo.toml go.mod go.sum node.js next.js vue.js react.js express.js d3.js three.js backbone.js angular.js
  jquery.js moment.js chart.js nuxt.js require.js discord.js socket.io libc.so ld-linux.so docker-compose.yml pom.xml web.config
  web.xml androidmanifest.xml php.ini my.cnf nginx.conf httpd.conf sshd_config iocs.csv indicators.csv iocs.json iocs.txt indicators.txt`)

export function ending(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}
