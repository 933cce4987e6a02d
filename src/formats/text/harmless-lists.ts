import type { HarmlessList } from './found.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

/** Ranges that are never a finding by themselves: [network, list, why]. */
export const SPECIAL_NETWORKS: [string, HarmlessList, string][] = [
  ['192.0.2.0/24', 'documentation', 'documentation range (RFC 5737)'],
  ['198.51.100.0/24', 'documentation', 'documentation range (RFC 5737)'],
  ['203.0.113.0/24', 'documentation', 'documentation range (RFC 5737)'],
  ['198.18.0.0/15', 'documentation', 'benchmark range (RFC 2544)'],
  ['2001:db8::/32', 'documentation', 'documentation range (RFC 3849)'],
  ['3fff::/20', 'documentation', 'documentation range (RFC 9637)'],
  ['0.0.0.0/8', 'private', 'not an address on the internet'],
  ['10.0.0.0/8', 'private', 'private range (RFC 1918)'],
  ['100.64.0.0/10', 'private', 'carrier-grade NAT range (RFC 6598)'],
  ['127.0.0.0/8', 'private', 'loopback'],
  ['169.254.0.0/16', 'private', 'link-local'],
  ['172.16.0.0/12', 'private', 'private range (RFC 1918)'],
  ['192.168.0.0/16', 'private', 'private range (RFC 1918)'],
  ['224.0.0.0/4', 'private', 'multicast'],
  ['240.0.0.0/4', 'private', 'reserved range or broadcast'],
  ['::/127', 'private', 'unspecified or loopback'],
  ['::ffff:0:0/96', 'private', 'IPv4 written as IPv6'],
  ['fc00::/7', 'private', 'unique local range (RFC 4193)'],
  ['fe80::/10', 'private', 'link-local'],
  ['ff00::/8', 'private', 'multicast'],
]

export const PUBLIC_RESOLVERS = new Set(
  words(`1.1.1.1 1.0.0.1 1.1.1.2 1.0.0.2 1.1.1.3 1.0.0.3 8.8.8.8 8.8.4.4 9.9.9.9 9.9.9.10 149.112.112.112 208.67.222.222
  208.67.220.220 94.140.14.14 94.140.15.15 185.228.168.9 185.228.169.9 76.76.2.0 76.76.10.0 64.6.64.6 64.6.65.6 4.2.2.1 4.2.2.2 4.2.2.4
  77.88.8.8 77.88.8.1 114.114.114.114 223.5.5.5 223.6.6.6 2606:4700:4700::1111 2606:4700:4700::1001 2001:4860:4860::8888
  2001:4860:4860::8844 2620:fe::fe 2620:fe::9`),
)

/** Documentation names, and everything below them. */
export const DOCUMENTATION_NAMES = words('example test invalid localhost example.com example.net example.org')

/** Names that stand in documents because a format, a certificate or a mail footer puts them there, with everything below them. */
export const REFERENCE_HOSTS =
  words(`w3.org schemas.microsoft.com schemas.openxmlformats.org purl.org xmlns.com ogp.me schema.org
  json-schema.org openxmlformats.org oasis-open.org ietf.org rfc-editor.org iana.org digicert.com verisign.com symcb.com
  globalsign.com sectigo.com comodoca.com usertrust.com letsencrypt.org lencr.org entrust.net godaddy.com amazontrust.com pki.goog
  crl.microsoft.com ocsp.apple.com mitre.org nist.gov first.org cisa.gov ncsc.gov.uk cve.org cvedetails.com us-cert.gov
  virustotal.com torproject.org abuse.ch urlscan.io shodan.io censys.io any.run hybrid-analysis.com misp-project.org wikipedia.org docs.microsoft.com
  learn.microsoft.com msrc.microsoft.com support.microsoft.com attack.mitre.org creativecommons.org spdx.org npmjs.com pypi.org crates.io
  docs.rs readthedocs.io shields.io badge.fury.io travis-ci.org travis-ci.com codecov.io gov.uk`)

/** Names so common that blocking them breaks more than it saves; the name itself and "www.", not what is below. */
export const COMMON_DOMAINS = new Set(
  words(`google.com google.co.uk youtube.com gmail.com googleapis.com gstatic.com googleusercontent.com googletagmanager.com
  google-analytics.com doubleclick.net microsoft.com office.com office365.com outlook.com live.com hotmail.com windows.com
  windowsupdate.com microsoftonline.com login.microsoftonline.com sharepoint.com onedrive.live.com bing.com msn.com skype.com azure.com
  azureedge.net windows.net apple.com icloud.com amazon.com amazon.co.uk amazonaws.com cloudfront.net cloudflare.com cloudflare.net
  akamai.net akamaiedge.net akamaihd.net fastly.net jsdelivr.net unpkg.com cdnjs.cloudflare.com ajax.googleapis.com fonts.googleapis.com
  fonts.gstatic.com bootstrapcdn.com jquery.com code.jquery.com facebook.com fbcdn.net instagram.com whatsapp.com twitter.com x.com t.co
  linkedin.com reddit.com github.com githubusercontent.com raw.githubusercontent.com github.io gitlab.com bitbucket.org stackoverflow.com
  yahoo.com aol.com protonmail.com proton.me dropbox.com box.com drive.google.com docs.google.com paypal.com ebay.com ebay.co.uk netflix.com
  adobe.com mozilla.org mozilla.com firefox.com ubuntu.com debian.org python.org nodejs.org npmjs.org docker.com docker.io oracle.com java.com
  wordpress.com wordpress.org zoom.us slack.com discord.com telegram.org t.me bbc.co.uk bbc.com nhs.uk gov.uk ntp.org pool.ntp.org
  time.windows.com mailchimp.com list-manage.com sendgrid.net booking.com salesforce.com force.com atlassian.net medium.com ipinfo.io
  api.ipify.org ifconfig.me icanhazip.com pastebin.com bit.ly tinyurl.com`),
)

/** Places of code and news: a live link to them in prose is a source, not a finding. */
export const REFERENCE_SITES =
  words(`github.com gitlab.com bitbucket.org stackoverflow.com medium.com twitter.com x.com linkedin.com youtube.com
  bbc.co.uk reuters.com theguardian.com bleepingcomputer.com krebsonsecurity.com therecord.media`)

export const EMPTY_HASHES: Record<string, string> = {
  d41d8cd98f00b204e9800998ecf8427e: 'the hash of an empty file',
  da39a3ee5e6b4b0d3255bfef95601890afd80709: 'the hash of an empty file',
  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855: 'the hash of an empty file',
  cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e:
    'the hash of an empty file',
  '68b329da9893e34099c7d8ad5cb9c940': 'the hash of a single newline',
  adc83b19e793491b1c6ea0fd8b46cd9f32e592fc: 'the hash of a single newline',
  '01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b': 'the hash of a single newline',
}

export const TEST_HASHES: Record<string, string> = {
  '44d88612fea8a8f36de82e1278abb02f': 'the EICAR test file',
  '3395856ce81f2b7382dee72602f798b642f14140': 'the EICAR test file',
  '275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f': 'the EICAR test file',
}

/** Programs and libraries that every machine has. */
export const COMMON_FILES = new Set(
  words(`cmd.exe powershell.exe pwsh.exe explorer.exe svchost.exe rundll32.exe regsvr32.exe mshta.exe wscript.exe cscript.exe certutil.exe
  bitsadmin.exe schtasks.exe wmic.exe msiexec.exe net.exe net1.exe reg.exe sc.exe tasklist.exe taskkill.exe whoami.exe ipconfig.exe ping.exe
  nltest.exe vssadmin.exe bcdedit.exe wevtutil.exe lsass.exe winlogon.exe services.exe spoolsv.exe taskhost.exe taskhostw.exe dllhost.exe
  conhost.exe csrss.exe smss.exe wininit.exe userinit.exe notepad.exe calc.exe winword.exe excel.exe powerpnt.exe outlook.exe onenote.exe
  acrord32.exe chrome.exe firefox.exe msedge.exe iexplore.exe teams.exe msbuild.exe installutil.exe regasm.exe odbcconf.exe control.exe
  systeminfo.exe nslookup.exe arp.exe netstat.exe curl.exe tar.exe robocopy.exe w3wp.exe java.exe javaw.exe python.exe node.exe
  kernel32.dll ntdll.dll user32.dll advapi32.dll shell32.dll ole32.dll wininet.dll winhttp.dll ws2_32.dll crypt32.dll msvcrt.dll
  kernelbase.dll gdi32.dll comsvcs.dll mscoree.dll`),
)
