-- The schema as it stands after every migration, printed from the catalogue (src/store/schema-dump.ts) by `npm run regen`.
-- Nothing runs this file: it is here to be read, and a test compares it with a migrated database.

-- Roles

create role auburn_app nologin nobypassrls;
create role auburn_finder nologin nobypassrls;

-- Tables

create table action_answer(
  report uuid not null,
  step uuid not null,
  member integer not null,
  seat integer not null,
  answer text not null,
  at timestamp with time zone not null,
  help uuid,
  first_at timestamp with time zone not null,
  constraint action_answer_pkey PRIMARY KEY (report, step, member),
  constraint action_answer_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint action_answer_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint action_answer_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint action_answer_answer_check CHECK (answer = ANY (ARRAY['affected'::text, 'not-us'::text, 'done'::text, 'need-help'::text]))
);
create table action_shown(
  report uuid not null,
  step uuid not null,
  answer text not null,
  n integer not null,
  at timestamp with time zone not null,
  constraint action_shown_pkey PRIMARY KEY (report, step, answer),
  constraint action_shown_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table advisory(
  id uuid not null,
  origin uuid not null,
  kind text not null,
  situation uuid,
  report uuid,
  state text not null default 'draft'::text,
  edition integer not null default 1,
  published integer not null default 0,
  version integer not null default 1,
  content jsonb not null,
  asked jsonb,
  tlp smallint not null,
  opened_at timestamp with time zone not null,
  opened_by integer not null,
  changed_at timestamp with time zone not null,
  signed_by integer,
  signed_at timestamp with time zone,
  published_at timestamp with time zone,
  recalled_at timestamp with time zone,
  recalled_for text,
  constraint advisory_pkey PRIMARY KEY (id),
  constraint advisory_report_key UNIQUE (report),
  constraint advisory_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES seat(circle),
  constraint advisory_report_fkey FOREIGN KEY (report) REFERENCES report(id),
  constraint advisory_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES seat(circle),
  constraint advisory_situation_fkey FOREIGN KEY (situation) REFERENCES situation(id) ON DELETE SET NULL,
  constraint advisory_kind_check CHECK (kind = ANY (ARRAY['alert'::text, 'advisory'::text, 'weekly'::text, 'monthly'::text])),
  constraint advisory_state_check CHECK (state = ANY (ARRAY['draft'::text, 'published'::text, 'recalled'::text]))
);
create table advisory_edition(
  advisory uuid not null,
  edition integer not null,
  content jsonb not null,
  asked jsonb not null,
  at timestamp with time zone not null,
  published_by integer not null,
  signed_by integer not null,
  constraint advisory_edition_pkey PRIMARY KEY (advisory, edition),
  constraint advisory_edition_advisory_fkey FOREIGN KEY (advisory) REFERENCES advisory(id) ON DELETE CASCADE,
  constraint advisory_edition_published_by_fkey FOREIGN KEY (published_by) REFERENCES seat(circle),
  constraint advisory_edition_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES seat(circle)
);
create table advisory_hand(
  advisory uuid not null,
  edition integer not null,
  seat integer not null,
  at timestamp with time zone not null,
  constraint advisory_hand_pkey PRIMARY KEY (advisory, edition, seat),
  constraint advisory_hand_advisory_fkey FOREIGN KEY (advisory) REFERENCES advisory(id) ON DELETE CASCADE,
  constraint advisory_hand_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table api_key(
  hash bytea not null,
  gid uuid not null,
  seat integer not null,
  name text not null,
  scopes text[] not null,
  cap smallint not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  used_at timestamp with time zone,
  made_with uuid,
  constraint api_key_pkey PRIMARY KEY (hash),
  constraint api_key_gid_key UNIQUE (gid),
  constraint api_key_made_with_fkey FOREIGN KEY (made_with) REFERENCES api_key(gid) ON DELETE CASCADE,
  constraint api_key_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint api_key_cap_check CHECK (cap >= 0 AND cap <= 3)
);
create table application(
  id uuid not null,
  token_hash bytea not null,
  name text not null,
  kind text not null,
  size text not null,
  sectors text[] not null,
  regions text[] not null,
  register text,
  number text,
  runs text not null,
  domain text not null,
  person text not null,
  title text not null,
  email text not null,
  knows text not null,
  node integer,
  state text not null default 'received'::text,
  talk jsonb not null default '[]'::jsonb,
  proof text not null,
  proved_at timestamp with time zone,
  proved_by text,
  checked_at timestamp with time zone,
  code_hash bytea,
  code_until timestamp with time zone,
  codes_sent integer not null default 0,
  wrong_codes integer not null default 0,
  at timestamp with time zone not null,
  decided_at timestamp with time zone,
  reason text not null default ''::text,
  member integer,
  seat integer,
  shown_at timestamp with time zone,
  mailed boolean not null default false,
  forgotten_at timestamp with time zone,
  invited boolean not null default false,
  guest_until timestamp with time zone,
  constraint application_pkey PRIMARY KEY (id),
  constraint application_token_hash_key UNIQUE (token_hash),
  constraint application_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint application_node_fkey FOREIGN KEY (node) REFERENCES node(circle),
  constraint application_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE SET NULL,
  constraint application_proved_by_check CHECK (proved_by = ANY (ARRAY['dns'::text, 'mail'::text])),
  constraint application_size_check CHECK (size = ANY (ARRAY['small'::text, 'medium'::text, 'large'::text])),
  constraint application_state_check CHECK (state = ANY (ARRAY['received'::text, 'asked'::text, 'approved-once'::text, 'admitted'::text, 'declined'::text, 'taken-back'::text]))
);
create table asked(
  id uuid not null,
  kind text not null,
  report uuid not null,
  entry uuid,
  text text not null,
  at timestamp with time zone not null,
  seat integer not null,
  due_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  requirement uuid,
  situation uuid,
  constraint asked_pkey PRIMARY KEY (id),
  constraint asked_entry_fkey FOREIGN KEY (entry) REFERENCES entry(id) ON DELETE CASCADE,
  constraint asked_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint asked_requirement_fkey FOREIGN KEY (requirement) REFERENCES requirement(id) ON DELETE SET NULL,
  constraint asked_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint asked_situation_fkey FOREIGN KEY (situation) REFERENCES situation(id) ON DELETE SET NULL,
  constraint asked_check CHECK ((kind = 'source'::text) = (entry IS NOT NULL)),
  constraint asked_kind_check CHECK (kind = ANY (ARRAY['source'::text, 'circle'::text]))
);
create table attachment(
  id uuid not null,
  report uuid not null,
  name text not null,
  media text not null,
  size integer not null,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table attachment_chunk(
  attachment uuid not null,
  n integer not null,
  bytes bytea not null,
  constraint attachment_chunk_pkey PRIMARY KEY (attachment, n),
  constraint attachment_chunk_attachment_fkey FOREIGN KEY (attachment) REFERENCES attachment(id) ON DELETE CASCADE
);
create table attack_matrix(
  domain text not null,
  name text not null,
  version text not null default ''::text,
  loaded_at timestamp with time zone not null,
  constraint attack_matrix_pkey PRIMARY KEY (domain)
);
create table attack_tactic(
  domain text not null,
  "position" integer not null,
  id text not null,
  short_name text not null,
  name text not null,
  constraint attack_tactic_pkey PRIMARY KEY (domain, short_name),
  constraint attack_tactic_domain_fkey FOREIGN KEY (domain) REFERENCES attack_matrix(domain) ON DELETE CASCADE
);
create table attack_technique(
  domain text not null,
  id text not null,
  name text not null,
  tactics text[] not null,
  state text not null,
  revoked_by text,
  constraint attack_technique_pkey PRIMARY KEY (domain, id),
  constraint attack_technique_domain_fkey FOREIGN KEY (domain) REFERENCES attack_matrix(domain) ON DELETE CASCADE,
  constraint attack_technique_state_check CHECK (state = ANY (ARRAY['current'::text, 'deprecated'::text, 'revoked'::text]))
);
create table author(
  report uuid not null,
  member integer not null,
  seat integer not null,
  signed_off_by integer,
  client_id text,
  request jsonb not null,
  revision integer not null default 1,
  shared_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  tlp smallint not null,
  own integer[] not null,
  desk boolean not null default false,
  constraint author_pkey PRIMARY KEY (report),
  constraint author_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint author_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint author_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint author_signed_off_by_fkey FOREIGN KEY (signed_off_by) REFERENCES seat(circle)
);
create table authorship(
  report uuid not null,
  layer smallint not null,
  tlp smallint not null,
  member integer not null,
  audience integer[] not null,
  excepted integer[] not null default '{}'::integer[],
  analyst integer,
  constraint authorship_pkey PRIMARY KEY (report, layer),
  constraint authorship_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint authorship_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table challenge(
  hash bytea not null,
  person integer,
  purpose text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  constraint challenge_pkey PRIMARY KEY (hash),
  constraint challenge_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE,
  constraint challenge_purpose_check CHECK (purpose = ANY (ARRAY['register'::text, 'sign-in'::text, 'step-up'::text, 'sso-sign-in'::text, 'sso-link'::text]))
);
create table circle(
  id integer generated always as identity not null,
  gid uuid not null,
  origin uuid not null,
  kind text not null,
  handle text,
  constraint circle_pkey PRIMARY KEY (id),
  constraint circle_gid_key UNIQUE (gid),
  constraint circle_handle_key UNIQUE (handle),
  constraint circle_handle_check CHECK (handle ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text OR handle ~ '^kind:[a-z-]+$'::text),
  constraint circle_kind_check CHECK (kind = ANY (ARRAY['everyone'::text, 'member'::text, 'admins'::text, 'node'::text, 'desk'::text, 'seat'::text, 'kind'::text]))
);
create table clearance(
  person integer not null,
  until timestamp with time zone not null,
  by integer,
  warned_for timestamp with time zone,
  constraint clearance_pkey PRIMARY KEY (person),
  constraint clearance_by_fkey FOREIGN KEY (by) REFERENCES seat(circle) ON DELETE SET NULL,
  constraint clearance_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE
);
create table draft(
  id uuid not null,
  member integer not null,
  seat integer not null,
  colleague integer not null,
  tlp smallint not null,
  request jsonb not null,
  note text not null default ''::text,
  state text not null default 'waiting'::text,
  answer text not null default ''::text,
  report uuid,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_colleague_fkey FOREIGN KEY (colleague) REFERENCES seat(circle),
  constraint draft_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint draft_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint draft_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'shared'::text, 'declined'::text, 'taken-back'::text]))
);
create table entry(
  id uuid not null,
  report uuid not null,
  layer smallint not null,
  kind text not null,
  at timestamp with time zone not null,
  body text not null,
  count integer,
  seen_at timestamp with time zone,
  value text,
  by_author boolean not null,
  crowd text not null,
  private boolean not null default false,
  accepted boolean not null default false,
  own integer[],
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_report_layer_fkey FOREIGN KEY (report, layer) REFERENCES layer(report, layer) ON DELETE CASCADE,
  constraint entry_kind_check CHECK (kind = ANY (ARRAY['reply'::text, 'more-detail'::text, 'sighting'::text, 'need-help'::text]))
);
create table entry_author(
  entry uuid not null,
  member integer not null,
  seat integer not null,
  named boolean not null,
  own integer[] not null,
  analyst integer,
  constraint entry_author_pkey PRIMARY KEY (entry),
  constraint entry_author_entry_fkey FOREIGN KEY (entry) REFERENCES entry(id) ON DELETE CASCADE,
  constraint entry_author_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint entry_author_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table entry_mention(
  entry uuid not null,
  n smallint not null,
  circle integer not null,
  words text not null,
  constraint entry_mention_pkey PRIMARY KEY (entry, n),
  constraint entry_mention_circle_fkey FOREIGN KEY (circle) REFERENCES circle(id),
  constraint entry_mention_entry_fkey FOREIGN KEY (entry) REFERENCES entry(id) ON DELETE CASCADE
);
create table event(
  seq bigint generated always as identity not null,
  what text not null,
  report uuid,
  at timestamp with time zone not null,
  before jsonb,
  after jsonb,
  detail jsonb,
  constraint event_pkey PRIMARY KEY (seq)
);
create table facet(
  report uuid not null,
  layer smallint not null,
  kind text not null,
  sectors text[] not null,
  regions text[] not null,
  techniques text[] not null,
  types text[] not null,
  tlp smallint not null,
  audience integer[] not null,
  excepted integer[] not null,
  constraint facet_pkey PRIMARY KEY (report, layer),
  constraint facet_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table feed(
  circle integer not null,
  at timestamp with time zone not null,
  technical_at timestamp with time zone,
  full_at timestamp with time zone,
  report uuid not null,
  tlp smallint not null,
  excepted integer[] not null,
  own integer[] not null,
  constraint feed_pkey PRIMARY KEY (circle, report),
  constraint feed_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table found(
  report uuid not null,
  layer smallint not null,
  at timestamp with time zone not null,
  tlp smallint not null,
  audience integer[] not null,
  excepted integer[] not null,
  tsv tsvector not null,
  constraint found_pkey PRIMARY KEY (report, layer),
  constraint found_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table grade(
  id uuid not null,
  report uuid not null,
  source text not null,
  information smallint not null,
  police jsonb,
  why text not null default ''::text,
  at timestamp with time zone not null,
  seat integer not null,
  constraint grade_pkey PRIMARY KEY (id),
  constraint grade_report_key UNIQUE (report),
  constraint grade_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint grade_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint grade_information_check CHECK (information >= 1 AND information <= 6),
  constraint grade_source_check CHECK (source ~ '^[A-F]$'::text)
);
create table grade_change(
  id uuid not null,
  grade uuid not null,
  at timestamp with time zone not null,
  seat integer not null,
  after jsonb not null,
  constraint grade_change_pkey PRIMARY KEY (id),
  constraint grade_change_grade_fkey FOREIGN KEY (grade) REFERENCES grade(id) ON DELETE CASCADE,
  constraint grade_change_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table hand_over(
  id uuid not null,
  at timestamp with time zone not null,
  seat integer not null,
  takes_over integer,
  acknowledged_at timestamp with time zone,
  acknowledged_by integer,
  constraint hand_over_pkey PRIMARY KEY (id),
  constraint hand_over_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES seat(circle),
  constraint hand_over_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint hand_over_takes_over_fkey FOREIGN KEY (takes_over) REFERENCES seat(circle)
);
create table hand_over_entry(
  id uuid not null,
  hand_over uuid not null,
  n smallint not null,
  text text not null,
  constraint hand_over_entry_pkey PRIMARY KEY (id),
  constraint hand_over_entry_hand_over_fkey FOREIGN KEY (hand_over) REFERENCES hand_over(id) ON DELETE CASCADE
);
create table in_circle(
  who integer not null,
  circle integer not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint in_circle_pkey PRIMARY KEY (who, circle, since),
  constraint in_circle_circle_fkey FOREIGN KEY (circle) REFERENCES circle(id),
  constraint in_circle_who_fkey FOREIGN KEY (who) REFERENCES circle(id)
);
create table inbox_read(
  seat integer not null,
  item uuid not null,
  at timestamp with time zone not null,
  constraint inbox_read_pkey PRIMARY KEY (seat, item),
  constraint inbox_read_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE CASCADE
);
create table indicator(
  id bigint generated always as identity not null,
  type text not null,
  value text not null,
  key bytea not null default value_key(value),
  constraint indicator_pkey PRIMARY KEY (id),
  constraint indicator_key_type_key UNIQUE (key, type)
);
create table installation(
  one boolean not null default true,
  gid uuid not null,
  secret bytea not null,
  demo boolean not null default false,
  created_at timestamp with time zone not null,
  demo_filled_at timestamp with time zone,
  name text,
  ticked jsonb not null default '{}'::jsonb,
  constraint installation_pkey PRIMARY KEY (one),
  constraint installation_gid_key UNIQUE (gid),
  constraint installation_one_check CHECK (one),
  constraint installation_secret_check CHECK (length(secret) = 32)
);
create table interest(
  seat integer not null,
  what text not null,
  target text not null,
  state text not null,
  at timestamp with time zone not null,
  constraint interest_pkey PRIMARY KEY (seat, what, target),
  constraint interest_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint interest_state_check CHECK (state = ANY (ARRAY['follow'::text, 'mute'::text])),
  constraint interest_what_check CHECK (what = ANY (ARRAY['report'::text, 'node'::text, 'indicator'::text]))
);
create table known_name(
  id uuid not null,
  origin uuid not null,
  kind text not null,
  name text not null,
  aliases text[] not null default '{}'::text[],
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint known_name_pkey PRIMARY KEY (id),
  constraint known_name_kind_check CHECK (kind = ANY (ARRAY['actor'::text, 'malware'::text, 'tool'::text]))
);
create table layer(
  report uuid not null,
  layer smallint not null,
  tlp smallint not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  body jsonb not null,
  audience integer[] not null,
  excepted integer[] not null default '{}'::integer[],
  constraint layer_pkey PRIMARY KEY (report, layer),
  constraint layer_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint layer_audience_check CHECK (cardinality(audience) > 0),
  constraint layer_layer_check CHECK (layer = ANY (ARRAY[1, 2, 3])),
  constraint layer_tlp_check CHECK (tlp >= 0 AND tlp <= 4)
);
create table leaf(
  id uuid not null,
  salt bytea not null,
  body jsonb not null,
  place bigint,
  constraint leaf_pkey PRIMARY KEY (id),
  constraint leaf_place_key UNIQUE (place)
);
create table link(
  indicator bigint not null,
  report uuid not null,
  id uuid not null,
  role text not null,
  use text not null,
  at timestamp with time zone not null,
  tlp smallint not null,
  audience integer[] not null,
  excepted integer[] not null,
  withdrawn text,
  constraint link_pkey PRIMARY KEY (indicator, report),
  constraint link_indicator_fkey FOREIGN KEY (indicator) REFERENCES indicator(id),
  constraint link_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table mail(
  id uuid not null,
  about text not null,
  seat integer,
  sealed text,
  since timestamp with time zone,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  tries integer not null default 0,
  claimed_at timestamp with time zone,
  given_up_at timestamp with time zone,
  trouble text,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE CASCADE,
  constraint mail_about_check CHECK (about = ANY (ARRAY['invitation'::text, 'admission'::text, 'standing'::text, 'node'::text, 'alert'::text, 'digest'::text, 'code'::text])),
  constraint mail_check CHECK ((about = ANY (ARRAY['alert'::text, 'digest'::text])) = (since IS NOT NULL)),
  constraint mail_check1 CHECK (since IS NULL OR seat IS NOT NULL)
);
create table mail_setting(
  seat integer not null,
  how text not null default 'daily'::text,
  hour integer not null default 8,
  digest_at timestamp with time zone,
  alert_at timestamp with time zone,
  alerts boolean not null default true,
  counted_since timestamp with time zone,
  counted integer not null default 0,
  constraint mail_setting_pkey PRIMARY KEY (seat),
  constraint mail_setting_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE CASCADE,
  constraint mail_setting_hour_check CHECK (hour >= 0 AND hour <= 23),
  constraint mail_setting_how_check CHECK (how = ANY (ARRAY['at-once'::text, 'daily'::text, 'never'::text]))
);
create table mail_tally(
  one boolean not null default true,
  sent bigint not null default 0,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  trouble text,
  constraint mail_tally_pkey PRIMARY KEY (one),
  constraint mail_tally_one_check CHECK (one)
);
create table member(
  circle integer not null,
  gid uuid not null,
  origin uuid not null,
  handle text not null,
  name text not null,
  short_names text[] not null default '{}'::text[],
  kind text not null,
  size text not null,
  sectors text[] not null,
  regions text[] not null,
  register text,
  register_number text,
  domains text[] not null default '{}'::text[],
  networks cidr[] not null default '{}'::cidr[],
  admins integer not null,
  listed_to integer[] not null default '{}'::integer[],
  signoff boolean not null default false,
  state text not null default 'active'::text,
  joined_at timestamp with time zone not null,
  sponsor integer,
  vetted_at timestamp with time zone,
  vet_by timestamp with time zone,
  constraint member_pkey PRIMARY KEY (circle),
  constraint member_admins_key UNIQUE (admins),
  constraint member_gid_key UNIQUE (gid),
  constraint member_handle_key UNIQUE (handle),
  constraint member_admins_fkey FOREIGN KEY (admins) REFERENCES circle(id),
  constraint member_circle_fkey FOREIGN KEY (circle) REFERENCES circle(id),
  constraint member_sponsor_fkey FOREIGN KEY (sponsor) REFERENCES member(circle),
  constraint member_size_check CHECK (size = ANY (ARRAY['small'::text, 'medium'::text, 'large'::text])),
  constraint member_state_check CHECK (state = ANY (ARRAY['active'::text, 'lapsed'::text, 'suspended'::text, 'left'::text]))
);
create table member_domain(
  member integer not null,
  domain text not null,
  declared_at timestamp with time zone not null,
  dropped_at timestamp with time zone,
  proof text not null,
  checked_at timestamp with time zone,
  proved_at timestamp with time zone,
  proved_by text,
  until timestamp with time zone,
  warned_at timestamp with time zone,
  code_hash bytea,
  code_until timestamp with time zone,
  codes_sent integer not null default 0,
  wrong_codes integer not null default 0,
  constraint member_domain_pkey PRIMARY KEY (member, domain),
  constraint member_domain_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint member_domain_proved_by_check CHECK (proved_by = ANY (ARRAY['dns'::text, 'mail'::text]))
);
create table migration(
  name text not null,
  sha256 text not null,
  at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);
create table node(
  circle integer not null,
  gid uuid not null,
  origin uuid not null,
  handle text not null,
  name text not null,
  kind text not null,
  description text not null default ''::text,
  charter text not null default ''::text,
  sectors text[] not null default '{}'::text[],
  regions text[] not null default '{}'::text[],
  host integer,
  manager integer,
  champion integer,
  listed boolean not null default true,
  until timestamp with time zone,
  created_at timestamp with time zone not null,
  guidance text not null default ''::text,
  admission text not null default 'invite'::text,
  offered boolean not null default false,
  government boolean not null default false,
  constraint node_pkey PRIMARY KEY (circle),
  constraint node_gid_key UNIQUE (gid),
  constraint node_handle_key UNIQUE (handle),
  constraint node_champion_fkey FOREIGN KEY (champion) REFERENCES seat(circle),
  constraint node_circle_fkey FOREIGN KEY (circle) REFERENCES circle(id),
  constraint node_host_fkey FOREIGN KEY (host) REFERENCES member(circle),
  constraint node_manager_fkey FOREIGN KEY (manager) REFERENCES seat(circle),
  constraint node_admission_check CHECK (admission = ANY (ARRAY['invite'::text, 'apply'::text, 'automatic'::text])),
  constraint node_government_is_chosen CHECK (NOT government OR kind = 'chosen-group'::text AND NOT listed AND admission = 'invite'::text),
  constraint node_kind_check CHECK (kind = ANY (ARRAY['national'::text, 'sector'::text, 'regional'::text, 'fusion-cell'::text, 'chosen-group'::text, 'pop-up'::text])),
  constraint node_pop_up_ends CHECK (kind <> 'pop-up'::text OR until IS NOT NULL)
);
create table node_invitation(
  id uuid not null,
  node integer not null,
  address text not null,
  token_hash bytea not null,
  seat integer not null,
  at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  guest_until timestamp with time zone,
  mailed boolean not null,
  state text not null default 'open'::text,
  member integer,
  decided_at timestamp with time zone,
  constraint node_invitation_pkey PRIMARY KEY (id),
  constraint node_invitation_token_hash_key UNIQUE (token_hash),
  constraint node_invitation_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint node_invitation_node_fkey FOREIGN KEY (node) REFERENCES node(circle),
  constraint node_invitation_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint node_invitation_state_check CHECK (state = ANY (ARRAY['open'::text, 'accepted'::text, 'applied'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text]))
);
create table node_pin(
  node integer not null,
  report uuid not null,
  at timestamp with time zone not null,
  constraint node_pin_pkey PRIMARY KEY (node, report),
  constraint node_pin_node_fkey FOREIGN KEY (node) REFERENCES node(circle),
  constraint node_pin_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table node_request(
  id uuid not null,
  node integer not null,
  member integer not null,
  seat integer not null,
  text text not null,
  state text not null,
  talk jsonb not null default '[]'::jsonb,
  at timestamp with time zone not null,
  decided_at timestamp with time zone,
  constraint node_request_pkey PRIMARY KEY (id),
  constraint node_request_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint node_request_node_fkey FOREIGN KEY (node) REFERENCES node(circle),
  constraint node_request_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint node_request_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'asked'::text, 'approved'::text, 'declined'::text, 'taken-back'::text, 'removed'::text]))
);
create table node_session(
  id uuid not null,
  node integer not null,
  title text not null,
  at timestamp with time zone not null,
  place text not null,
  notes text not null,
  changed_at timestamp with time zone,
  changed_by integer,
  cancelled boolean not null default false,
  constraint node_session_pkey PRIMARY KEY (id),
  constraint node_session_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES seat(circle),
  constraint node_session_node_fkey FOREIGN KEY (node) REFERENCES node(circle)
);
create table one_time_link(
  hash bytea not null,
  seat integer,
  purpose text not null,
  reusable boolean not null default false,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  wrong integer not null default 0,
  by_mail boolean not null default false,
  constraint one_time_link_pkey PRIMARY KEY (hash),
  constraint one_time_link_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint one_time_link_purpose_check CHECK (purpose = ANY (ARRAY['sign-in'::text, 'first-operator'::text]))
);
create table operation(
  id uuid not null,
  indicator bigint,
  type text,
  value text,
  situation uuid,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  seat integer not null,
  whose text not null default ''::text,
  told boolean not null,
  ended_at timestamp with time zone,
  ended_by integer,
  constraint operation_pkey PRIMARY KEY (id),
  constraint operation_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES seat(circle),
  constraint operation_indicator_fkey FOREIGN KEY (indicator) REFERENCES indicator(id),
  constraint operation_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint operation_situation_fkey FOREIGN KEY (situation) REFERENCES situation(id) ON DELETE CASCADE,
  constraint operation_check CHECK ((indicator IS NULL) <> (situation IS NULL)),
  constraint operation_check1 CHECK ((indicator IS NULL) = (value IS NULL) AND (value IS NULL) = (type IS NULL)),
  constraint operation_check2 CHECK (until > since)
);
create table passkey(
  id text not null,
  person integer not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE
);
create table person(
  id integer generated always as identity not null,
  gid uuid not null,
  name text not null,
  email text,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  email_verified_at timestamp with time zone,
  email_asked_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_gid_key UNIQUE (gid)
);
create table presence(
  seat integer not null,
  at timestamp with time zone not null,
  what text not null,
  target uuid,
  constraint presence_pkey PRIMARY KEY (seat),
  constraint presence_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE CASCADE,
  constraint presence_check CHECK ((what = 'queue'::text) = (target IS NULL)),
  constraint presence_what_check CHECK (what = ANY (ARRAY['queue'::text, 'report'::text, 'situation'::text]))
);
create table reading(
  report uuid not null,
  seat integer not null,
  member integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint reading_pkey PRIMARY KEY (report, seat),
  constraint reading_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint reading_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint reading_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table recall(
  id uuid not null,
  report uuid not null,
  at timestamp with time zone not null,
  reason text not null,
  title text not null,
  tlp smallint not null,
  audience integer[] not null,
  excepted integer[] not null,
  advisory boolean not null default false,
  constraint recall_pkey PRIMARY KEY (id),
  constraint recall_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE
);
create table recall_confirmed(
  report uuid not null,
  member integer not null,
  seat integer not null,
  at timestamp with time zone not null,
  constraint recall_confirmed_pkey PRIMARY KEY (report, member),
  constraint recall_confirmed_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint recall_confirmed_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint recall_confirmed_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table recovery_code(
  person integer not null,
  used_at timestamp with time zone,
  kept text not null,
  constraint recovery_code_pkey PRIMARY KEY (person, kept),
  constraint recovery_code_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE,
  constraint recovery_code_kept_check CHECK (kept ~~ '$argon2id$v=19$m=%'::text OR kept ~~ '$sha256$%'::text)
);
create table refusal(
  way text not null,
  seat text not null default ''::text,
  since timestamp with time zone not null,
  refused integer not null,
  constraint refusal_pkey PRIMARY KEY (way, seat, since),
  constraint refusal_way_check CHECK (way = ANY (ARRAY['link'::text, 'invitation'::text, 'mail-link'::text, 'passkey'::text, 'single-sign-on'::text, 'confirm-by-passkey'::text, 'confirm-by-code'::text]))
);
create table release(
  id uuid not null,
  origin uuid not null,
  title text not null,
  statement text not null,
  marking text not null,
  tlp smallint not null,
  reason text not null,
  brought text not null,
  text text not null,
  version integer not null default 1,
  state text not null default 'brought'::text,
  brought_by integer not null,
  brought_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  decision text not null default ''::text,
  audience integer[] not null,
  excepted integer[] not null default '{}'::integer[],
  onward text[] not null default '{}'::text[],
  constraint release_pkey PRIMARY KEY (id),
  constraint release_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES seat(circle),
  constraint release_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES seat(circle),
  constraint release_audience_check CHECK (cardinality(audience) > 0),
  constraint release_check CHECK ((state = ANY (ARRAY['released'::text, 'declined'::text])) = (decided_by IS NOT NULL)),
  constraint release_marking_check CHECK (marking = ANY (ARRAY['OFFICIAL'::text, 'OFFICIAL-SENSITIVE'::text])),
  constraint release_state_check CHECK (state = ANY (ARRAY['brought'::text, 'released'::text, 'declined'::text, 'taken-back'::text])),
  constraint release_tlp_check CHECK (tlp >= 0 AND tlp <= 4)
);
create table release_edit(
  release uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  seat integer not null,
  title text not null,
  text text not null,
  why text not null,
  constraint release_edit_pkey PRIMARY KEY (release, version),
  constraint release_edit_release_fkey FOREIGN KEY (release) REFERENCES release(id) ON DELETE CASCADE,
  constraint release_edit_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table report(
  id uuid not null,
  origin uuid not null,
  kind text not null,
  state text not null default 'shared'::text,
  audience integer[] not null,
  excepted integer[] not null default '{}'::integer[],
  constraint report_pkey PRIMARY KEY (id),
  constraint report_audience_check CHECK (cardinality(audience) > 0),
  constraint report_state_check CHECK (state = ANY (ARRAY['shared'::text, 'withdrawn'::text]))
);
create table requirement(
  id uuid not null,
  origin uuid not null,
  question text not null,
  why text not null default ''::text,
  priority smallint not null,
  until timestamp with time zone,
  state text not null default 'open'::text,
  outcome text not null default ''::text,
  at timestamp with time zone not null,
  seat integer not null,
  changed_at timestamp with time zone not null,
  rfi uuid,
  constraint requirement_pkey PRIMARY KEY (id),
  constraint requirement_rfi_fkey FOREIGN KEY (rfi) REFERENCES report(id) ON DELETE SET NULL,
  constraint requirement_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint requirement_priority_check CHECK (priority >= 1 AND priority <= 3),
  constraint requirement_state_check CHECK (state = ANY (ARRAY['open'::text, 'answered'::text, 'dropped'::text]))
);
create table requirement_answer(
  id uuid not null,
  requirement uuid not null,
  report uuid not null,
  note text not null default ''::text,
  at timestamp with time zone not null,
  seat integer not null,
  until timestamp with time zone,
  constraint requirement_answer_pkey PRIMARY KEY (id),
  constraint requirement_answer_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint requirement_answer_requirement_fkey FOREIGN KEY (requirement) REFERENCES requirement(id) ON DELETE CASCADE,
  constraint requirement_answer_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table rests_on(
  thing uuid not null,
  report uuid not null,
  layer smallint not null,
  lost_at timestamp with time zone,
  tlp smallint not null,
  audience integer[] not null,
  excepted integer[] not null,
  constraint rests_on_pkey PRIMARY KEY (thing, report, layer),
  constraint rests_on_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint rests_on_layer_check CHECK (layer >= 1 AND layer <= 3)
);
create table rests_on_release(
  thing uuid not null,
  release uuid not null,
  constraint rests_on_release_pkey PRIMARY KEY (thing, release),
  constraint rests_on_release_release_fkey FOREIGN KEY (release) REFERENCES release(id)
);
create table rights(
  one boolean not null default true,
  epoch bigint not null default 0,
  raised_by xid8,
  constraint rights_pkey PRIMARY KEY (one),
  constraint rights_one_check CHECK (one)
);
create table sample(
  id uuid not null,
  origin uuid not null,
  name text not null,
  happened text not null,
  tlp smallint not null,
  size integer not null,
  sha256 text not null,
  crowd text not null,
  state text not null default 'received'::text,
  verdict text,
  advice text not null default ''::text,
  analyst integer,
  facts text not null,
  scans text not null default ''::text,
  received_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  audience integer[] not null,
  excepted integer[] not null default '{}'::integer[],
  md5 text not null default ''::text,
  sha1 text not null default ''::text,
  kind text not null default ''::text,
  kind_name text not null default ''::text,
  removed_at timestamp with time zone,
  removed_why text,
  constraint sample_pkey PRIMARY KEY (id),
  constraint sample_audience_check CHECK (cardinality(audience) > 0),
  constraint sample_check CHECK ((removed_at IS NULL) = (removed_why IS NULL)),
  constraint sample_removed_why_check CHECK (removed_why = ANY (ARRAY['withdrawn'::text, 'desk'::text, 'age'::text])),
  constraint sample_state_check CHECK (state = ANY (ARRAY['received'::text, 'looking'::text, 'answered'::text, 'closed'::text])),
  constraint sample_tlp_check CHECK (tlp >= 0 AND tlp <= 4),
  constraint sample_verdict_check CHECK (verdict = ANY (ARRAY['clean-looking'::text, 'suspicious'::text, 'harmful'::text, 'cannot-say'::text]))
);
create table sample_chunk(
  sample uuid not null,
  n integer not null,
  bytes bytea not null,
  constraint sample_chunk_pkey PRIMARY KEY (sample, n),
  constraint sample_chunk_sample_fkey FOREIGN KEY (sample) REFERENCES sample(id) ON DELETE CASCADE
);
create table sample_entry(
  id uuid not null,
  sample uuid not null,
  at timestamp with time zone not null,
  by_desk boolean not null,
  analyst integer,
  seat integer not null,
  body text not null,
  constraint sample_entry_pkey PRIMARY KEY (id),
  constraint sample_entry_sample_fkey FOREIGN KEY (sample) REFERENCES sample(id) ON DELETE CASCADE,
  constraint sample_entry_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table sample_key(
  sample uuid not null,
  key text not null,
  constraint sample_key_pkey PRIMARY KEY (sample),
  constraint sample_key_sample_fkey FOREIGN KEY (sample) REFERENCES sample(id) ON DELETE CASCADE
);
create table sample_name(
  sample uuid not null,
  member integer not null,
  audience integer[] not null,
  excepted integer[] not null default '{}'::integer[],
  constraint sample_name_pkey PRIMARY KEY (sample),
  constraint sample_name_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint sample_name_sample_fkey FOREIGN KEY (sample) REFERENCES sample(id) ON DELETE CASCADE
);
create table sample_read(
  sample uuid not null,
  seat integer not null,
  at timestamp with time zone not null,
  constraint sample_read_pkey PRIMARY KEY (sample, seat),
  constraint sample_read_sample_fkey FOREIGN KEY (sample) REFERENCES sample(id) ON DELETE CASCADE,
  constraint sample_read_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table sample_sender(
  sample uuid not null,
  member integer not null,
  seat integer not null,
  own integer[] not null,
  constraint sample_sender_pkey PRIMARY KEY (sample),
  constraint sample_sender_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint sample_sender_sample_fkey FOREIGN KEY (sample) REFERENCES sample(id) ON DELETE CASCADE,
  constraint sample_sender_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table saved_audience(
  id uuid not null,
  seat integer not null,
  name text not null,
  body jsonb not null,
  created_at timestamp with time zone not null,
  constraint saved_audience_pkey PRIMARY KEY (id),
  constraint saved_audience_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table saved_search(
  id uuid not null,
  seat integer not null,
  name text not null,
  body jsonb not null,
  followed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint saved_search_pkey PRIMARY KEY (id),
  constraint saved_search_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle)
);
create table seat(
  circle integer not null,
  gid uuid not null,
  person integer not null,
  member integer not null,
  role text not null,
  title text not null default ''::text,
  listed boolean not null default false,
  until timestamp with time zone,
  created_at timestamp with time zone not null,
  state text not null default 'active'::text,
  used_at timestamp with time zone,
  warned_at timestamp with time zone,
  lapsed_at timestamp with time zone,
  lent boolean not null default false,
  analyst integer,
  constraint seat_pkey PRIMARY KEY (circle),
  constraint seat_analyst_key UNIQUE (analyst),
  constraint seat_gid_key UNIQUE (gid),
  constraint seat_circle_fkey FOREIGN KEY (circle) REFERENCES circle(id),
  constraint seat_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint seat_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint seat_role_check CHECK (role = ANY (ARRAY['member'::text, 'admin'::text, 'analyst'::text, 'auditor'::text, 'operator'::text])),
  constraint seat_state_check CHECK (state = ANY (ARRAY['invited'::text, 'active'::text, 'lapsed'::text]))
);
create table secondment(
  seat integer not null,
  employer integer not null,
  since timestamp with time zone not null,
  constraint secondment_pkey PRIMARY KEY (seat),
  constraint secondment_employer_fkey FOREIGN KEY (employer) REFERENCES member(circle),
  constraint secondment_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE CASCADE
);
create table session(
  hash bytea not null,
  gid uuid not null,
  person integer not null,
  seat integer not null,
  agent text not null default ''::text,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  stepped_up_at timestamp with time zone,
  how text not null default 'link'::text,
  previous bytea,
  renewed_at timestamp with time zone,
  wrong integer not null default 0,
  constraint session_pkey PRIMARY KEY (hash),
  constraint session_gid_key UNIQUE (gid),
  constraint session_previous_key UNIQUE (previous),
  constraint session_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE,
  constraint session_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint session_how_check CHECK (how = ANY (ARRAY['link'::text, 'link-and-code'::text, 'passkey'::text, 'single-sign-on'::text]))
);
create table situation(
  id uuid not null,
  origin uuid not null,
  name text not null,
  state text not null default 'open'::text,
  outcome text not null default ''::text,
  opened_at timestamp with time zone not null,
  opened_by integer not null,
  closed_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  joined uuid,
  named_at timestamp with time zone not null,
  outcome_at timestamp with time zone not null,
  constraint situation_pkey PRIMARY KEY (id),
  constraint situation_joined_fkey FOREIGN KEY (joined) REFERENCES situation(id) ON DELETE SET NULL,
  constraint situation_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES seat(circle),
  constraint situation_state_check CHECK (state = ANY (ARRAY['open'::text, 'watching'::text, 'closed'::text]))
);
create table situation_change(
  id uuid not null,
  situation uuid not null,
  what text not null,
  at timestamp with time zone not null,
  seat integer not null,
  part uuid,
  other uuid,
  before jsonb,
  after jsonb,
  undoes uuid,
  no bigint generated always as identity not null,
  constraint situation_change_pkey PRIMARY KEY (id),
  constraint situation_change_other_fkey FOREIGN KEY (other) REFERENCES situation(id) ON DELETE CASCADE,
  constraint situation_change_part_fkey FOREIGN KEY (part) REFERENCES situation_part(id) ON DELETE CASCADE,
  constraint situation_change_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint situation_change_situation_fkey FOREIGN KEY (situation) REFERENCES situation(id) ON DELETE CASCADE,
  constraint situation_change_undoes_fkey FOREIGN KEY (undoes) REFERENCES situation_change(id) ON DELETE CASCADE,
  constraint situation_change_what_check CHECK (what = ANY (ARRAY['opened'::text, 'changed'::text, 'drawn'::text, 'taken'::text, 'split'::text, 'joined'::text, 'added'::text, 'reworded'::text, 'removed'::text, 'marked'::text]))
);
create table situation_mark(
  evidence uuid not null,
  hypothesis uuid not null,
  mark text not null,
  at timestamp with time zone not null,
  seat integer not null,
  constraint situation_mark_pkey PRIMARY KEY (evidence, hypothesis),
  constraint situation_mark_evidence_fkey FOREIGN KEY (evidence) REFERENCES situation_part(id) ON DELETE CASCADE,
  constraint situation_mark_hypothesis_fkey FOREIGN KEY (hypothesis) REFERENCES situation_part(id) ON DELETE CASCADE,
  constraint situation_mark_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint situation_mark_mark_check CHECK (mark = ANY (ARRAY['very-consistent'::text, 'consistent'::text, 'neutral'::text, 'inconsistent'::text, 'very-inconsistent'::text]))
);
create table situation_part(
  id uuid not null,
  situation uuid not null,
  kind text not null,
  text text not null,
  detail jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  seat integer not null,
  changed_at timestamp with time zone not null,
  changed_by integer not null,
  removed_at timestamp with time zone,
  replaces uuid,
  constraint situation_part_pkey PRIMARY KEY (id),
  constraint situation_part_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES seat(circle),
  constraint situation_part_replaces_fkey FOREIGN KEY (replaces) REFERENCES situation_part(id) ON DELETE CASCADE,
  constraint situation_part_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint situation_part_situation_fkey FOREIGN KEY (situation) REFERENCES situation(id) ON DELETE CASCADE,
  constraint situation_part_kind_check CHECK (kind = ANY (ARRAY['statement'::text, 'hypothesis'::text, 'evidence'::text, 'entity'::text]))
);
create table situation_report(
  situation uuid not null,
  report uuid not null,
  since timestamp with time zone not null,
  seat integer not null,
  why jsonb not null default '[]'::jsonb,
  until timestamp with time zone,
  ended_by integer,
  tlp smallint not null,
  audience integer[] not null,
  excepted integer[] not null,
  act uuid,
  ended_act uuid,
  constraint situation_report_pkey PRIMARY KEY (situation, report, since),
  constraint situation_report_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES seat(circle),
  constraint situation_report_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint situation_report_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint situation_report_situation_fkey FOREIGN KEY (situation) REFERENCES situation(id) ON DELETE CASCADE
);
create table sso(
  member integer not null,
  gid uuid not null,
  issuer text not null,
  client_id text not null,
  secret text not null,
  changed_at timestamp with time zone not null,
  constraint sso_pkey PRIMARY KEY (member),
  constraint sso_gid_key UNIQUE (gid),
  constraint sso_member_fkey FOREIGN KEY (member) REFERENCES member(circle)
);
create table sso_identity(
  member integer not null,
  issuer text not null,
  subject text not null,
  person integer not null,
  linked_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint sso_identity_pkey PRIMARY KEY (member, issuer, subject),
  constraint sso_identity_member_person_key UNIQUE (member, person),
  constraint sso_identity_member_fkey FOREIGN KEY (member) REFERENCES sso(member) ON DELETE CASCADE,
  constraint sso_identity_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE
);
create table terms(
  version integer not null,
  text text not null,
  lesson text not null,
  changed text not null,
  published_at timestamp with time zone not null,
  counts_from timestamp with time zone not null,
  seat integer,
  constraint terms_pkey PRIMARY KEY (version),
  constraint terms_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint terms_version_check CHECK (version > 0)
);
create table terms_member_signature(
  member integer not null,
  version integer not null,
  seat integer not null,
  at timestamp with time zone not null,
  constraint terms_member_signature_pkey PRIMARY KEY (member, version),
  constraint terms_member_signature_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint terms_member_signature_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint terms_member_signature_version_fkey FOREIGN KEY (version) REFERENCES terms(version)
);
create table terms_signature(
  person integer not null,
  version integer not null,
  seat integer not null,
  at timestamp with time zone not null,
  constraint terms_signature_pkey PRIMARY KEY (person, version),
  constraint terms_signature_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint terms_signature_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint terms_signature_version_fkey FOREIGN KEY (version) REFERENCES terms(version)
);
create table totp(
  person integer not null,
  secret text,
  pending text,
  pending_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  used_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint totp_pkey PRIMARY KEY (person),
  constraint totp_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE
);
create table triage(
  report uuid not null,
  at timestamp with time zone not null,
  state text not null default 'new'::text,
  seat integer,
  since timestamp with time zone not null,
  reason text,
  note text not null default ''::text,
  told text,
  constraint triage_pkey PRIMARY KEY (report),
  constraint triage_report_fkey FOREIGN KEY (report) REFERENCES report(id) ON DELETE CASCADE,
  constraint triage_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE SET NULL,
  constraint triage_reason_check CHECK (reason = ANY (ARRAY['duplicate'::text, 'out-of-scope'::text, 'nothing-to-act-on'::text, 'known'::text, 'test'::text])),
  constraint triage_state_check CHECK (state = ANY (ARRAY['new'::text, 'claimed'::text, 'placed'::text, 'aside'::text, 'back'::text]))
);
create table triage_step(
  id bigint generated always as identity not null,
  report uuid not null,
  at timestamp with time zone not null,
  seat integer,
  what text not null,
  was jsonb not null,
  constraint triage_step_pkey PRIMARY KEY (id),
  constraint triage_step_report_fkey FOREIGN KEY (report) REFERENCES triage(report) ON DELETE CASCADE,
  constraint triage_step_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle) ON DELETE SET NULL,
  constraint triage_step_what_check CHECK (what = ANY (ARRAY['claim'::text, 'release'::text, 'place'::text, 'set-aside'::text, 'back'::text, 'undo'::text]))
);
create table vetting(
  id uuid not null,
  application uuid,
  member integer,
  what text not null,
  text text not null,
  keys text[] not null default '{}'::text[],
  seat integer not null,
  at timestamp with time zone not null,
  void boolean not null default false,
  constraint vetting_pkey PRIMARY KEY (id),
  constraint vetting_application_fkey FOREIGN KEY (application) REFERENCES application(id) ON DELETE CASCADE,
  constraint vetting_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint vetting_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint vetting_check CHECK ((application IS NULL) <> (member IS NULL)),
  constraint vetting_what_check CHECK (what = ANY (ARRAY['registered'::text, 'network'::text, 'distinct'::text, 'approval'::text, 'vetted-again'::text]))
);
create table vouch(
  id uuid not null,
  application uuid not null,
  member integer not null,
  about jsonb not null,
  asked_by integer not null,
  asked_at timestamp with time zone not null,
  state text not null default 'waiting'::text,
  seat integer,
  text text not null default ''::text,
  answered_at timestamp with time zone,
  constraint vouch_pkey PRIMARY KEY (id),
  constraint vouch_application_fkey FOREIGN KEY (application) REFERENCES application(id) ON DELETE CASCADE,
  constraint vouch_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES seat(circle),
  constraint vouch_member_fkey FOREIGN KEY (member) REFERENCES member(circle),
  constraint vouch_seat_fkey FOREIGN KEY (seat) REFERENCES seat(circle),
  constraint vouch_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'vouched'::text, 'refused'::text, 'ended'::text]))
);
create table wrong_code(
  person integer not null,
  address bytea not null,
  wrong integer not null,
  at timestamp with time zone not null,
  constraint wrong_code_pkey PRIMARY KEY (person, address),
  constraint wrong_code_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE
);
create table yara_rules(
  id uuid not null,
  name text not null,
  source text not null,
  sample uuid,
  analyst integer,
  at timestamp with time zone not null,
  constraint yara_rules_pkey PRIMARY KEY (id),
  constraint yara_rules_sample_fkey FOREIGN KEY (sample) REFERENCES sample(id) ON DELETE CASCADE
);

-- Indexes

CREATE INDEX action_answer_member ON public.action_answer USING btree (member, report);
CREATE INDEX advisory_changed ON public.advisory USING btree (changed_at, id);
CREATE INDEX advisory_situation ON public.advisory USING btree (situation) WHERE (situation IS NOT NULL);
CREATE INDEX api_key_made_with ON public.api_key USING btree (made_with);
CREATE INDEX api_key_seat ON public.api_key USING btree (seat);
CREATE INDEX application_at ON public.application USING btree (at);
CREATE INDEX application_node ON public.application USING btree (node);
CREATE INDEX asked_at ON public.asked USING btree (at DESC, id);
CREATE INDEX asked_report ON public.asked USING btree (report);
CREATE INDEX attachment_report ON public.attachment USING btree (report);
CREATE INDEX author_client ON public.author USING btree (member, client_id);
CREATE INDEX author_seat ON public.author USING btree (seat);
CREATE INDEX draft_member ON public.draft USING btree (member);
CREATE INDEX entry_author_member ON public.entry_author USING btree (member);
CREATE INDEX entry_help ON public.entry USING btree (at) WHERE (kind = 'need-help'::text);
CREATE INDEX entry_mention_circle ON public.entry_mention USING btree (circle);
CREATE INDEX entry_report ON public.entry USING btree (report, at);
CREATE INDEX event_report ON public.event USING btree (report, seq DESC);
CREATE INDEX feed_newest ON public.feed USING btree (circle, at DESC, report DESC);
CREATE INDEX feed_report ON public.feed USING btree (report);
CREATE INDEX found_newest ON public.found USING btree (at DESC);
CREATE INDEX found_tsv ON public.found USING gin (tsv);
CREATE INDEX grade_change_of ON public.grade_change USING btree (grade, at DESC);
CREATE INDEX hand_over_at ON public.hand_over USING btree (at DESC, id);
CREATE INDEX hand_over_entry_of ON public.hand_over_entry USING btree (hand_over, n);
CREATE INDEX in_circle_circle ON public.in_circle USING btree (circle, who);
CREATE UNIQUE INDEX known_name_once ON public.known_name USING btree (lower(name));
CREATE INDEX link_newest ON public.link USING btree (indicator, at DESC);
CREATE INDEX link_report ON public.link USING btree (report);
CREATE INDEX mail_due ON public.mail USING btree (due_at) WHERE (given_up_at IS NULL);
CREATE UNIQUE INDEX mail_once ON public.mail USING btree (seat, about) WHERE ((since IS NOT NULL) AND (given_up_at IS NULL));
CREATE INDEX mail_seat ON public.mail USING btree (seat);
CREATE INDEX member_domain_domain ON public.member_domain USING btree (domain) WHERE (proved_at IS NOT NULL);
CREATE INDEX member_domain_until ON public.member_domain USING btree (until) WHERE (until IS NOT NULL);
CREATE INDEX node_government ON public.node USING btree (circle) WHERE government;
CREATE INDEX node_invitation_node ON public.node_invitation USING btree (node, at);
CREATE UNIQUE INDEX node_invitation_open ON public.node_invitation USING btree (node, address) WHERE (state = 'open'::text);
CREATE INDEX node_request_member ON public.node_request USING btree (member);
CREATE UNIQUE INDEX node_request_open ON public.node_request USING btree (node, member) WHERE (state = ANY (ARRAY['waiting'::text, 'asked'::text]));
CREATE INDEX node_session_at ON public.node_session USING btree (node, at);
CREATE INDEX operation_indicator ON public.operation USING btree (indicator, until) WHERE (indicator IS NOT NULL);
CREATE INDEX operation_situation ON public.operation USING btree (situation, until) WHERE (situation IS NOT NULL);
CREATE INDEX operation_until ON public.operation USING btree (until);
CREATE INDEX passkey_person ON public.passkey USING btree (person);
CREATE INDEX reading_seat ON public.reading USING btree (seat);
CREATE INDEX recall_report ON public.recall USING btree (report);
CREATE INDEX refusal_since ON public.refusal USING btree (since);
CREATE INDEX release_newest ON public.release USING btree (changed_at DESC, id DESC);
CREATE INDEX requirement_answer_of ON public.requirement_answer USING btree (requirement) WHERE (until IS NULL);
CREATE INDEX requirement_answer_report ON public.requirement_answer USING btree (report) WHERE (until IS NULL);
CREATE INDEX rests_on_release_of ON public.rests_on_release USING btree (release);
CREATE INDEX rests_on_report ON public.rests_on USING btree (report);
CREATE INDEX sample_entry_of ON public.sample_entry USING btree (sample, at);
CREATE INDEX sample_kept ON public.sample USING btree (changed_at) WHERE (removed_at IS NULL);
CREATE INDEX sample_newest ON public.sample USING btree (changed_at DESC, id DESC);
CREATE INDEX sample_sender_seat ON public.sample_sender USING btree (seat);
CREATE INDEX saved_audience_seat ON public.saved_audience USING btree (seat);
CREATE INDEX saved_search_seat ON public.saved_search USING btree (seat);
CREATE INDEX seat_member ON public.seat USING btree (member);
CREATE INDEX seat_person ON public.seat USING btree (person);
CREATE INDEX session_person ON public.session USING btree (person);
CREATE INDEX situation_change_page ON public.situation_change USING btree (situation, no DESC);
CREATE INDEX situation_change_undoes ON public.situation_change USING btree (undoes) WHERE (undoes IS NOT NULL);
CREATE INDEX situation_part_of ON public.situation_part USING btree (situation, at, id) WHERE (removed_at IS NULL);
CREATE INDEX situation_part_replaces ON public.situation_part USING btree (replaces) WHERE (replaces IS NOT NULL);
CREATE INDEX situation_report_act ON public.situation_report USING btree (act);
CREATE INDEX situation_report_ended_act ON public.situation_report USING btree (ended_act) WHERE (ended_act IS NOT NULL);
CREATE UNIQUE INDEX situation_report_now ON public.situation_report USING btree (situation, report) WHERE (until IS NULL);
CREATE INDEX situation_report_of ON public.situation_report USING btree (report);
CREATE INDEX situation_report_page ON public.situation_report USING btree (situation, since DESC, report DESC) WHERE (until IS NULL);
CREATE INDEX sso_identity_person ON public.sso_identity USING btree (person);
CREATE INDEX triage_closed ON public.triage USING btree (since DESC, report) WHERE (state = ANY (ARRAY['placed'::text, 'aside'::text]));
CREATE INDEX triage_open ON public.triage USING btree (at DESC, report) WHERE (state = ANY (ARRAY['new'::text, 'claimed'::text, 'back'::text]));
CREATE INDEX triage_seat ON public.triage USING btree (seat) WHERE (state = 'claimed'::text);
CREATE INDEX triage_step_report ON public.triage_step USING btree (report, id DESC);
CREATE INDEX vetting_application ON public.vetting USING btree (application);
CREATE INDEX vetting_member ON public.vetting USING btree (member);
CREATE INDEX vouch_member ON public.vouch USING btree (member);
CREATE UNIQUE INDEX vouch_open ON public.vouch USING btree (application) WHERE (state = ANY (ARRAY['waiting'::text, 'vouched'::text]));
CREATE INDEX wrong_code_at ON public.wrong_code USING btree (at);
CREATE INDEX yara_rules_sample ON public.yara_rules USING btree (sample);

-- Views, sequences, triggers and extensions

CREATE TRIGGER address_event BEFORE INSERT ON event FOR EACH ROW WHEN (new.detail ? 'sample'::text OR new.detail ? 'release'::text) EXECUTE FUNCTION address_event();
CREATE TRIGGER enter_queue AFTER INSERT ON feed REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION enter_queue();
CREATE TRIGGER forget_clearance AFTER UPDATE OF erased_at ON person FOR EACH ROW WHEN (new.erased_at IS NOT NULL) EXECUTE FUNCTION forget_clearance();
CREATE TRIGGER guard_government BEFORE INSERT OR UPDATE ON in_circle FOR EACH ROW EXECUTE FUNCTION guard_government();
CREATE TRIGGER guard_homes AFTER INSERT OR UPDATE OF person, member ON seat FOR EACH ROW EXECUTE FUNCTION guard_homes();
CREATE TRIGGER guard_kind AFTER UPDATE OF kind ON member FOR EACH ROW EXECUTE FUNCTION guard_kind();
CREATE TRIGGER guard_node BEFORE INSERT OR UPDATE ON node FOR EACH ROW EXECUTE FUNCTION guard_node();
CREATE TRIGGER guard_release BEFORE INSERT OR UPDATE ON release FOR EACH ROW EXECUTE FUNCTION guard_release();
CREATE TRIGGER guard_seat BEFORE INSERT OR UPDATE OF role, lent, person, member ON seat FOR EACH ROW EXECUTE FUNCTION guard_seat();
CREATE TRIGGER keep_facets_changed AFTER UPDATE ON layer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_facets();
CREATE TRIGGER keep_facets_gone AFTER DELETE ON layer REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_facets();
CREATE TRIGGER keep_facets_new AFTER INSERT ON layer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_facets();
CREATE TRIGGER keep_first BEFORE INSERT ON action_answer FOR EACH ROW EXECUTE FUNCTION keep_first();
CREATE TRIGGER keep_hand AFTER INSERT OR UPDATE ON advisory FOR EACH ROW EXECUTE FUNCTION keep_hand();
CREATE TRIGGER keep_rests AFTER UPDATE OF audience, excepted, tlp ON layer FOR EACH ROW WHEN (old.audience IS DISTINCT FROM new.audience OR old.excepted IS DISTINCT FROM new.excepted OR old.tlp IS DISTINCT FROM new.tlp) EXECUTE FUNCTION keep_rests();
CREATE TRIGGER keep_words BEFORE UPDATE OF name, outcome ON situation FOR EACH ROW EXECUTE FUNCTION keep_words();
CREATE TRIGGER name_analyst AFTER INSERT ON in_circle FOR EACH ROW EXECUTE FUNCTION name_analyst();
CREATE TRIGGER note_advisory BEFORE INSERT ON recall FOR EACH ROW EXECUTE FUNCTION note_advisory();
CREATE TRIGGER note_hand BEFORE UPDATE ON advisory FOR EACH ROW EXECUTE FUNCTION note_hand();
CREATE TRIGGER place_in_queue AFTER INSERT OR UPDATE OF until ON situation_report FOR EACH ROW EXECUTE FUNCTION place_in_queue();
CREATE TRIGGER raise_epoch BEFORE INSERT OR DELETE OR UPDATE OF circle, member, state, until ON seat FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch();
CREATE TRIGGER raise_epoch BEFORE INSERT OR DELETE OR UPDATE OF handle, name ON node FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch();
CREATE TRIGGER raise_epoch BEFORE INSERT OR DELETE OR UPDATE OF handle, name, kind, sectors, regions, listed_to, state ON member FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch();
CREATE TRIGGER raise_epoch BEFORE INSERT OR DELETE OR UPDATE ON circle FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch();
CREATE TRIGGER raise_epoch BEFORE INSERT OR DELETE OR UPDATE ON in_circle FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch();
CREATE TRIGGER raise_epoch BEFORE INSERT OR DELETE OR UPDATE ON secondment FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch();
CREATE TRIGGER show_answers AFTER INSERT OR UPDATE OF answer ON action_answer FOR EACH ROW EXECUTE FUNCTION show_answers();

-- Row-level security

alter table action_answer enable row level security;
create policy own on action_answer as permissive for all to auburn_app
  using ((- member) = ANY (my_own()))
  with check (((- member) = ANY (my_own())) AND seat = my_seat() AND (EXISTS ( SELECT
   FROM layer l
  WHERE l.report = action_answer.report AND l.layer >= 2)));
alter table action_shown enable row level security;
create policy see on action_shown as permissive for select to auburn_app
  using (n >= 5 AND (EXISTS ( SELECT
   FROM layer l
  WHERE l.report = action_shown.report AND l.layer >= 2)));
alter table advisory enable row level security;
create policy change on advisory as permissive for update to auburn_app
  using (at_desk() AND tlp <= my_cap() AND rests_open(id) AND (situation IS NULL OR situation_open(situation)))
  with check (at_desk());
create policy drop on advisory as permissive for delete to auburn_app
  using (at_desk() AND published = 0 AND tlp <= my_cap() AND rests_open(id) AND (situation IS NULL OR situation_open(situation)));
create policy find on advisory as permissive for select to auburn_finder
  using (report IS NOT NULL);
create policy open on advisory as permissive for insert to auburn_app
  with check (at_desk() AND opened_by = my_seat());
create policy see on advisory as permissive for select to auburn_app
  using (at_desk() AND tlp <= my_cap() AND rests_open(id) AND (situation IS NULL OR situation_open(situation)));
alter table advisory_edition enable row level security;
create policy see on advisory_edition as permissive for select to auburn_app
  using (advisory_open(advisory));
alter table advisory_hand enable row level security;
create policy see on advisory_hand as permissive for select to auburn_app
  using (advisory_open(advisory));
alter table application enable row level security;
create policy apply on application as permissive for insert to auburn_app
  with check (state = 'received'::text AND token_hash = my_application());
create policy decide on application as permissive for update to auburn_app
  using (is_operator() OR runs_node(node))
  with check (is_operator() OR runs_node(node));
create policy go_on on application as permissive for update to auburn_app
  using (token_hash = my_application())
  with check (token_hash = my_application() AND (state = ANY (ARRAY['received'::text, 'asked'::text, 'approved-once'::text, 'taken-back'::text, 'admitted'::text])));
create policy mine on application as permissive for select to auburn_app
  using (token_hash = my_application());
create policy vet on application as permissive for select to auburn_app
  using (is_operator() OR runs_node(node));
alter table asked enable row level security;
create policy add on asked as permissive for insert to auburn_app
  with check (at_desk() AND seat = my_seat() AND report_open(report));
create policy change on asked as permissive for update to auburn_app
  using (at_desk() AND report_open(report))
  with check (at_desk());
create policy see on asked as permissive for select to auburn_app
  using (at_desk() AND report_open(report) AND (entry IS NULL OR (EXISTS ( SELECT
   FROM entry e
  WHERE e.id = asked.entry))));
alter table attachment enable row level security;
create policy add on attachment as permissive for insert to auburn_app
  with check ((EXISTS ( SELECT
   FROM author a
  WHERE a.report = attachment.report)));
create policy see on attachment as permissive for select to auburn_app
  using ((EXISTS ( SELECT
   FROM layer l
  WHERE l.report = attachment.report AND l.layer = 3)));
alter table attachment_chunk enable row level security;
create policy add on attachment_chunk as permissive for insert to auburn_app
  with check ((EXISTS ( SELECT
   FROM attachment a
  WHERE a.id = attachment_chunk.attachment)));
create policy see on attachment_chunk as permissive for select to auburn_app
  using ((EXISTS ( SELECT
   FROM attachment a
  WHERE a.id = attachment_chunk.attachment)));
alter table author enable row level security;
create policy add on author as permissive for insert to auburn_app
  with check (own && my_own());
create policy change on author as permissive for update to auburn_app
  using (own && my_own() AND tlp <= my_cap() AND NOT desk)
  with check (own && my_own() AND tlp <= my_cap() AND NOT desk);
create policy see on author as permissive for select to auburn_app
  using (own && my_own() AND tlp <= my_cap() AND (NOT desk OR (EXISTS ( SELECT
   FROM report r
  WHERE r.id = author.report))));
alter table authorship enable row level security;
create policy add on authorship as permissive for insert to auburn_app
  with check ((EXISTS ( SELECT
   FROM author a
  WHERE a.report = authorship.report AND a.member = authorship.member)));
create policy remove on authorship as permissive for delete to auburn_app
  using ((EXISTS ( SELECT
   FROM author a
  WHERE a.report = authorship.report)));
create policy see on authorship as permissive for select to auburn_app
  using (reaches(audience, excepted) AND tlp <= my_cap() AND (EXISTS ( SELECT
   FROM report r
  WHERE r.id = authorship.report)));
alter table clearance enable row level security;
create policy see on clearance as permissive for select to auburn_app
  using (runs_desk() OR person = (( SELECT s.person
   FROM seat s
  WHERE s.circle = my_seat())));
alter table draft enable row level security;
create policy mine on draft as permissive for all to auburn_app
  using ((seat = my_seat() OR colleague = my_seat()) AND tlp <= my_cap())
  with check ((seat = my_seat() OR colleague = my_seat()) AND tlp <= my_cap());
alter table entry enable row level security;
create policy add on entry as permissive for insert to auburn_app
  with check (own IS NULL AND (EXISTS ( SELECT
   FROM layer l
  WHERE l.report = entry.report AND l.layer = entry.layer)));
create policy change on entry as permissive for update to auburn_app
  using ((EXISTS ( SELECT
   FROM author a
  WHERE a.report = entry.report)));
create policy find on entry as permissive for select to auburn_finder
  using (true);
create policy see on entry as permissive for select to auburn_app
  using ((own IS NULL OR own && my_own()) AND (EXISTS ( SELECT
   FROM layer l
  WHERE l.report = entry.report AND l.layer = entry.layer)));
alter table entry_author enable row level security;
create policy add on entry_author as permissive for insert to auburn_app
  with check (own && my_own());
create policy see on entry_author as permissive for select to auburn_app
  using ((named OR own && my_own()) AND (EXISTS ( SELECT
   FROM entry e
  WHERE e.id = entry_author.entry)));
alter table entry_mention enable row level security;
create policy add on entry_mention as permissive for insert to auburn_app
  with check ((EXISTS ( SELECT
   FROM entry e
  WHERE e.id = entry_mention.entry)));
create policy find on entry_mention as permissive for select to auburn_finder
  using (true);
create policy see on entry_mention as permissive for select to auburn_app
  using ((EXISTS ( SELECT
   FROM entry e
  WHERE e.id = entry_mention.entry)));
alter table grade enable row level security;
create policy add on grade as permissive for insert to auburn_app
  with check (at_desk() AND rests_open(id) AND seat = my_seat());
create policy change on grade as permissive for update to auburn_app
  using (at_desk() AND rests_open(id))
  with check (at_desk() AND seat = my_seat());
create policy see on grade as permissive for select to auburn_app
  using (at_desk() AND rests_open(id));
alter table grade_change enable row level security;
create policy add on grade_change as permissive for insert to auburn_app
  with check (at_desk() AND rests_open(grade) AND seat = my_seat());
create policy see on grade_change as permissive for select to auburn_app
  using (at_desk() AND rests_open(grade));
alter table hand_over enable row level security;
create policy add on hand_over as permissive for insert to auburn_app
  with check (at_desk() AND seat = my_seat());
create policy change on hand_over as permissive for update to auburn_app
  using (at_desk() AND (EXISTS ( SELECT
   FROM hand_over_entry e
  WHERE e.hand_over = hand_over.id)))
  with check (at_desk() AND acknowledged_by = my_seat());
create policy see on hand_over as permissive for select to auburn_app
  using (at_desk() AND (EXISTS ( SELECT
   FROM hand_over_entry e
  WHERE e.hand_over = hand_over.id)));
alter table hand_over_entry enable row level security;
create policy add on hand_over_entry as permissive for insert to auburn_app
  with check (at_desk() AND rests_open(id));
create policy see on hand_over_entry as permissive for select to auburn_app
  using (at_desk() AND rests_open(id));
alter table inbox_read enable row level security;
create policy own on inbox_read as permissive for all to auburn_app
  using (seat = my_seat())
  with check (seat = my_seat());
alter table interest enable row level security;
create policy find on interest as permissive for select to auburn_finder
  using (true);
create policy mine on interest as permissive for all to auburn_app
  using (seat = my_seat())
  with check (seat = my_seat());
alter table known_name enable row level security;
create policy known on known_name as permissive for all to auburn_app
  using (at_desk())
  with check (at_desk());
alter table layer enable row level security;
create policy add on layer as permissive for insert to auburn_app
  with check (audience && my_own());
create policy change on layer as permissive for update to auburn_app
  using (audience && my_own())
  with check (audience && my_own());
create policy find on layer as permissive for select to auburn_finder
  using (true);
create policy remove on layer as permissive for delete to auburn_app
  using (audience && my_own());
create policy see on layer as permissive for select to auburn_app
  using (reaches(audience, excepted) AND tlp <= my_cap());
alter table node_invitation enable row level security;
create policy answer on node_invitation as permissive for update to auburn_app
  using (token_hash = my_invitation() AND state = 'open'::text)
  with check (token_hash = my_invitation() AND (state = ANY (ARRAY['accepted'::text, 'applied'::text, 'declined'::text])));
create policy change on node_invitation as permissive for update to auburn_app
  using (runs_node(node) AND state = 'open'::text)
  with check (runs_node(node) AND (state = ANY (ARRAY['open'::text, 'withdrawn'::text, 'expired'::text])));
create policy hold on node_invitation as permissive for select to auburn_app
  using (token_hash = my_invitation());
create policy invite on node_invitation as permissive for insert to auburn_app
  with check (seat = my_seat() AND state = 'open'::text AND runs_node(node));
create policy see on node_invitation as permissive for select to auburn_app
  using (runs_node(node));
alter table node_pin enable row level security;
create policy pin on node_pin as permissive for insert to auburn_app
  with check (guides_node(node) AND (node = ANY (my_circles())));
create policy see on node_pin as permissive for select to auburn_app
  using (node = ANY (my_circles()));
create policy unpin on node_pin as permissive for delete to auburn_app
  using (guides_node(node) AND (node = ANY (my_circles())));
alter table node_request enable row level security;
create policy ask on node_request as permissive for insert to auburn_app
  with check (seat = my_seat() AND state = 'waiting'::text AND runs_member(member) OR state = 'removed'::text AND runs_node(node));
create policy decide on node_request as permissive for update to auburn_app
  using ((state = ANY (ARRAY['waiting'::text, 'asked'::text])) AND (runs_member(member) OR runs_node(node)))
  with check (runs_member(member) OR runs_node(node));
create policy see on node_request as permissive for select to auburn_app
  using (runs_member(member) OR runs_node(node));
alter table node_session enable row level security;
create policy call_off on node_session as permissive for delete to auburn_app
  using (guides_node(node));
create policy change on node_session as permissive for update to auburn_app
  using (guides_node(node))
  with check (guides_node(node));
create policy hold on node_session as permissive for insert to auburn_app
  with check (guides_node(node));
create policy see on node_session as permissive for select to auburn_app
  using ((node = ANY (my_circles())) OR guides_node(node));
alter table operation enable row level security;
create policy add on operation as permissive for insert to auburn_app
  with check (at_desk() AND seat = my_seat() AND (indicator IS NULL OR has_value(indicator)) AND (situation IS NULL OR situation_open(situation)));
create policy change on operation as permissive for update to auburn_app
  using (at_desk() AND (indicator IS NULL OR has_value(indicator)) AND (situation IS NULL OR situation_open(situation)))
  with check (at_desk());
create policy see on operation as permissive for select to auburn_app
  using (at_desk() AND (indicator IS NULL OR has_value(indicator)) AND (situation IS NULL OR situation_open(situation)));
alter table presence enable row level security;
create policy change on presence as permissive for update to auburn_app
  using (seat = my_seat())
  with check (at_desk() AND presence_open(what, target));
create policy mine on presence as permissive for insert to auburn_app
  with check (at_desk() AND seat = my_seat() AND presence_open(what, target));
create policy remove on presence as permissive for delete to auburn_app
  using (seat = my_seat());
create policy see on presence as permissive for select to auburn_app
  using (at_desk() AND (seat = my_seat() OR presence_open(what, target)));
alter table reading enable row level security;
create policy find on reading as permissive for select to auburn_finder
  using (true);
create policy mine on reading as permissive for all to auburn_app
  using (seat = my_seat())
  with check (seat = my_seat());
alter table recall enable row level security;
create policy see on recall as permissive for select to auburn_app
  using (reaches(audience, excepted) AND tlp <= my_cap() AND (EXISTS ( SELECT
   FROM reading r
  WHERE r.report = recall.report)) AND NOT (EXISTS ( SELECT
   FROM layer l
  WHERE l.report = recall.report)));
alter table recall_confirmed enable row level security;
create policy own on recall_confirmed as permissive for all to auburn_app
  using ((- member) = ANY (my_own()))
  with check (((- member) = ANY (my_own())) AND seat = my_seat() AND (EXISTS ( SELECT
   FROM recall c
  WHERE c.report = recall_confirmed.report AND c.advisory)));
alter table release enable row level security;
create policy bring on release as permissive for insert to auburn_app
  with check (cleared() AND brought_by = my_seat() AND state = 'brought'::text AND tlp <= my_cap());
create policy change on release as permissive for update to auburn_app
  using (state = 'brought'::text AND cleared() AND reaches(audience, excepted) AND tlp <= my_cap())
  with check (cleared());
create policy see on release as permissive for select to auburn_app
  using (at_desk() AND reaches(audience, excepted) AND tlp <= my_cap() AND (state = 'released'::text OR cleared()));
alter table release_edit enable row level security;
create policy add on release_edit as permissive for insert to auburn_app
  with check (cleared() AND seat = my_seat() AND (EXISTS ( SELECT
   FROM release r
  WHERE r.id = release_edit.release AND r.state = 'brought'::text)));
create policy see on release_edit as permissive for select to auburn_app
  using (cleared() AND (EXISTS ( SELECT
   FROM release r
  WHERE r.id = release_edit.release)));
alter table report enable row level security;
create policy add on report as permissive for insert to auburn_app
  with check (audience && my_own());
create policy change on report as permissive for update to auburn_app
  using (audience && my_own())
  with check (audience && my_own());
create policy find on report as permissive for select to auburn_finder
  using (true);
create policy see on report as permissive for select to auburn_app
  using (reaches(audience, excepted) AND (EXISTS ( SELECT
   FROM layer l
  WHERE l.report = report.id)));
alter table requirement enable row level security;
create policy add on requirement as permissive for insert to auburn_app
  with check (at_desk() AND seat = my_seat() AND rests_open(id));
create policy change on requirement as permissive for update to auburn_app
  using (at_desk() AND rests_open(id))
  with check (at_desk());
create policy see on requirement as permissive for select to auburn_app
  using (at_desk() AND rests_open(id));
alter table requirement_answer enable row level security;
create policy add on requirement_answer as permissive for insert to auburn_app
  with check (at_desk() AND seat = my_seat() AND report_open(report));
create policy change on requirement_answer as permissive for update to auburn_app
  using (at_desk() AND rests_open(id))
  with check (at_desk());
create policy see on requirement_answer as permissive for select to auburn_app
  using (at_desk() AND rests_open(id) AND (EXISTS ( SELECT
   FROM requirement r
  WHERE r.id = requirement_answer.requirement)));
alter table rests_on enable row level security;
create policy find on rests_on as permissive for select to auburn_finder
  using (true);
create policy remove on rests_on as permissive for delete to auburn_app
  using (at_desk() AND reaches(audience, excepted) AND tlp <= my_cap());
create policy see on rests_on as permissive for select to auburn_app
  using (at_desk() AND reaches(audience, excepted) AND tlp <= my_cap());
alter table rests_on_release enable row level security;
create policy remove on rests_on_release as permissive for delete to auburn_app
  using (release_reaches(release));
create policy see on rests_on_release as permissive for select to auburn_app
  using (release_reaches(release));
alter table sample enable row level security;
create policy add on sample as permissive for insert to auburn_app
  with check (audience && my_own());
create policy change on sample as permissive for update to auburn_app
  using (reaches(audience, excepted) AND tlp <= my_cap());
create policy see on sample as permissive for select to auburn_app
  using (reaches(audience, excepted) AND tlp <= my_cap());
alter table sample_chunk enable row level security;
create policy add on sample_chunk as permissive for insert to auburn_app
  with check ((EXISTS ( SELECT
   FROM sample_sender s
  WHERE s.sample = sample_chunk.sample)));
create policy see on sample_chunk as permissive for select to auburn_app
  using ((EXISTS ( SELECT
   FROM sample s
  WHERE s.id = sample_chunk.sample)));
alter table sample_entry enable row level security;
create policy add on sample_entry as permissive for insert to auburn_app
  with check (seat = my_seat() AND (EXISTS ( SELECT
   FROM sample s
  WHERE s.id = sample_entry.sample)) AND
CASE
    WHEN by_desk THEN at_desk()
    ELSE (EXISTS ( SELECT
       FROM sample_sender w
      WHERE w.sample = sample_entry.sample))
END);
create policy see on sample_entry as permissive for select to auburn_app
  using ((EXISTS ( SELECT
   FROM sample s
  WHERE s.id = sample_entry.sample)));
alter table sample_key enable row level security;
create policy add on sample_key as permissive for insert to auburn_app
  with check ((EXISTS ( SELECT
   FROM sample_sender s
  WHERE s.sample = sample_key.sample)));
create policy see on sample_key as permissive for select to auburn_app
  using ((EXISTS ( SELECT
   FROM sample s
  WHERE s.id = sample_key.sample)));
alter table sample_name enable row level security;
create policy add on sample_name as permissive for insert to auburn_app
  with check (audience && my_own());
create policy see on sample_name as permissive for select to auburn_app
  using (reaches(audience, excepted) AND (EXISTS ( SELECT
   FROM sample s
  WHERE s.id = sample_name.sample)));
alter table sample_read enable row level security;
create policy mine on sample_read as permissive for all to auburn_app
  using (seat = my_seat())
  with check (seat = my_seat());
alter table sample_sender enable row level security;
create policy add on sample_sender as permissive for insert to auburn_app
  with check (own && my_own() AND seat = my_seat());
create policy see on sample_sender as permissive for select to auburn_app
  using (own && my_own());
alter table saved_audience enable row level security;
create policy mine on saved_audience as permissive for all to auburn_app
  using (seat = my_seat())
  with check (seat = my_seat());
alter table saved_search enable row level security;
create policy mine on saved_search as permissive for all to auburn_app
  using (seat = my_seat())
  with check (seat = my_seat());
alter table secondment enable row level security;
create policy see on secondment as permissive for select to auburn_app
  using (seat = my_seat() OR runs_desk());
alter table situation enable row level security;
create policy change on situation as permissive for update to auburn_app
  using (at_desk() AND situation_open(id))
  with check (at_desk());
create policy find on situation as permissive for select to auburn_finder
  using (true);
create policy open on situation as permissive for insert to auburn_app
  with check (at_desk() AND opened_by = my_seat());
create policy see on situation as permissive for select to auburn_app
  using (at_desk() AND situation_open(id));
alter table situation_change enable row level security;
create policy add on situation_change as permissive for insert to auburn_app
  with check (at_desk() AND situation_open(situation) AND seat = my_seat());
create policy see on situation_change as permissive for select to auburn_app
  using (at_desk() AND situation_open(situation) AND change_open(id, situation, what, at));
alter table situation_mark enable row level security;
create policy add on situation_mark as permissive for insert to auburn_app
  with check (at_desk() AND part_open(evidence) AND part_open(hypothesis) AND seat = my_seat());
create policy change on situation_mark as permissive for update to auburn_app
  using (at_desk() AND part_open(evidence) AND part_open(hypothesis))
  with check (seat = my_seat());
create policy remove on situation_mark as permissive for delete to auburn_app
  using (at_desk() AND part_open(evidence) AND part_open(hypothesis));
create policy see on situation_mark as permissive for select to auburn_app
  using (at_desk() AND part_open(evidence) AND part_open(hypothesis));
alter table situation_part enable row level security;
create policy add on situation_part as permissive for insert to auburn_app
  with check (at_desk() AND situation_open(situation) AND rests_open(id) AND seat = my_seat() AND changed_by = my_seat());
create policy change on situation_part as permissive for update to auburn_app
  using (at_desk() AND situation_open(situation) AND rests_open(id))
  with check (at_desk() AND changed_by = my_seat());
create policy find on situation_part as permissive for select to auburn_finder
  using (true);
create policy see on situation_part as permissive for select to auburn_app
  using (at_desk() AND situation_open(situation) AND rests_open(id));
alter table situation_report enable row level security;
create policy change on situation_report as permissive for update to auburn_app
  using (at_desk() AND reaches(audience, excepted) AND tlp <= my_cap())
  with check (at_desk());
create policy find on situation_report as permissive for select to auburn_finder
  using (true);
create policy see on situation_report as permissive for select to auburn_app
  using (at_desk() AND reaches(audience, excepted) AND tlp <= my_cap());
alter table triage enable row level security;
create policy change on triage as permissive for update to auburn_app
  using (at_desk() AND report_open(report))
  with check (at_desk());
create policy find on triage as permissive for select to auburn_finder
  using (true);
create policy see on triage as permissive for select to auburn_app
  using (at_desk() AND report_open(report));
alter table triage_step enable row level security;
create policy add on triage_step as permissive for insert to auburn_app
  with check (at_desk() AND seat = my_seat() AND report_open(report));
create policy see on triage_step as permissive for select to auburn_app
  using (at_desk() AND report_open(report));
alter table vetting enable row level security;
create policy record on vetting as permissive for insert to auburn_app
  with check (seat = my_seat() AND NOT void AND (member IS NOT NULL AND is_operator() OR (EXISTS ( SELECT
   FROM application a
  WHERE a.id = vetting.application))));
create policy see on vetting as permissive for select to auburn_app
  using (my_seat() IS NOT NULL AND (member IS NOT NULL AND is_operator() OR (EXISTS ( SELECT
   FROM application a
  WHERE a.id = vetting.application))));
create policy undo on vetting as permissive for update to auburn_app
  using (what = 'approval'::text AND my_seat() IS NOT NULL AND (EXISTS ( SELECT
   FROM application a
  WHERE a.id = vetting.application)))
  with check (void);
alter table vouch enable row level security;
create policy answer on vouch as permissive for update to auburn_app
  using (runs_member(member) AND state = 'waiting'::text AND application_is_open(application))
  with check (runs_member(member) AND seat = my_seat());
create policy ask on vouch as permissive for insert to auburn_app
  with check (asked_by = my_seat() AND state = 'waiting'::text AND (EXISTS ( SELECT
   FROM application a
  WHERE a.id = vouch.application)));
create policy put_an_end on vouch as permissive for update to auburn_app
  using (my_seat() IS NOT NULL AND (state = ANY (ARRAY['waiting'::text, 'vouched'::text])) AND (EXISTS ( SELECT
   FROM application a
  WHERE a.id = vouch.application)))
  with check (state = 'ended'::text);
create policy see on vouch as permissive for select to auburn_app
  using (runs_member(member) OR my_seat() IS NOT NULL AND (EXISTS ( SELECT
   FROM application a
  WHERE a.id = vouch.application)));
alter table yara_rules enable row level security;
create policy add on yara_rules as permissive for insert to auburn_app
  with check (at_desk() AND (sample IS NULL OR (EXISTS ( SELECT
   FROM sample s
  WHERE s.id = yara_rules.sample))));
create policy remove on yara_rules as permissive for delete to auburn_app
  using (at_desk() AND (sample IS NULL OR (EXISTS ( SELECT
   FROM sample s
  WHERE s.id = yara_rules.sample))));
create policy see on yara_rules as permissive for select to auburn_app
  using (at_desk() AND (sample IS NULL OR (EXISTS ( SELECT
   FROM sample s
  WHERE s.id = yara_rules.sample))));

-- What each role may touch

grant insert, select, update (answer, at, help, seat) on action_answer to auburn_app;
grant select on action_shown to auburn_app;
grant delete, insert (asked, changed_at, content, id, kind, opened_at, opened_by, origin, situation, tlp), select, update (asked, changed_at, content, edition, tlp, version) on advisory to auburn_app;
grant select on advisory_edition to auburn_app;
grant select on advisory_hand to auburn_app;
grant delete, insert, select, update on api_key to auburn_app;
grant insert, select, update (checked_at, code_hash, code_until, codes_sent, decided_at, mailed, member, proved_at, proved_by, reason, seat, shown_at, state, talk, wrong_codes) on application to auburn_app;
grant insert, select, update (reminded_at) on asked to auburn_app;
grant insert, select on attachment to auburn_app;
grant insert, select on attachment_chunk to auburn_app;
grant delete, insert, select on attack_matrix to auburn_app;
grant delete, insert, select on attack_tactic to auburn_app;
grant delete, insert, select on attack_technique to auburn_app;
grant insert, select (client_id, member, report, request, revision, seat, shared_at, signed_off_by, withdrawn_at, withdrawn_reason), update (own, request, revision, tlp, withdrawn_at, withdrawn_reason) on author to auburn_app;
grant delete, insert, select (analyst, layer, member, report) on authorship to auburn_app;
grant delete, insert, select, update on challenge to auburn_app;
grant insert, select on circle to auburn_app;
grant select on clearance to auburn_app;
grant delete, insert, select, update on draft to auburn_app;
grant insert, select (accepted, at, body, by_author, count, crowd, id, kind, layer, private, report, seen_at, value), update (accepted) on entry to auburn_app;
grant insert, select (analyst, entry, member, named) on entry_author to auburn_app;
grant insert, select on entry_mention to auburn_app;
grant insert, select, update (at, information, police, seat, source, why) on grade to auburn_app;
grant insert, select on grade_change to auburn_app;
grant insert, select, update (acknowledged_at, acknowledged_by) on hand_over to auburn_app;
grant insert, select on hand_over_entry to auburn_app;
grant insert, select, update (until) on in_circle to auburn_app;
grant insert, select, update (at) on inbox_read to auburn_app;
grant insert, select, update (name, ticked) on installation to auburn_app;
grant delete, insert, select, update on interest to auburn_app;
grant delete, insert, select, update (aliases, changed_at, kind, name, version) on known_name to auburn_app;
grant delete, insert, select (body, changed_at, layer, report, tlp, version), update (audience, body, changed_at, excepted, tlp, version) on layer to auburn_app;
grant insert on leaf to auburn_app;
grant delete, insert, select, update on mail to auburn_app;
grant delete, insert, select, update on mail_setting to auburn_app;
grant select, update (failed_at, sent, sent_at, trouble) on mail_tally to auburn_app;
grant insert, select, update (domains, kind, listed_to, name, networks, regions, register, register_number, sectors, short_names, signoff, size, sponsor, state, vet_by, vetted_at) on member to auburn_app;
grant insert, select, update on member_domain to auburn_app;
grant insert, select, update (admission, champion, charter, description, guidance, host, listed, manager, name, offered, regions, sectors, until) on node to auburn_app;
grant insert, select, update (decided_at, expires_at, mailed, member, state, token_hash) on node_invitation to auburn_app;
grant delete, insert, select on node_pin to auburn_app;
grant insert, select, update (decided_at, state, talk) on node_request to auburn_app;
grant delete, insert, select, update (at, cancelled, changed_at, changed_by, notes, place, title) on node_session to auburn_app;
grant delete, insert, select, update on one_time_link to auburn_app;
grant insert, select, update (ended_at, ended_by, told, until) on operation to auburn_app;
grant delete, insert, select, update on passkey to auburn_app;
grant insert, select, update (email, email_asked_at, email_verified_at, erased_at, name) on person to auburn_app;
grant delete, insert, select, update (at, target, what) on presence to auburn_app;
grant delete, insert, select, update on reading to auburn_app;
grant select (advisory, at, id, reason, report, title) on recall to auburn_app;
grant insert, select on recall_confirmed to auburn_app;
grant delete, insert, select, update on recovery_code to auburn_app;
grant delete, insert, select, update on refusal to auburn_app;
grant insert, select (brought, brought_at, brought_by, changed_at, decided_at, decided_by, decision, id, marking, onward, origin, reason, state, statement, text, title, tlp, version), update (changed_at, decided_at, decided_by, decision, state, text, title, version) on release to auburn_app;
grant insert, select on release_edit to auburn_app;
grant insert, select (id, kind, origin, state), update (audience, excepted, state) on report to auburn_app;
grant insert, select, update (changed_at, outcome, priority, question, rfi, state, until, why) on requirement to auburn_app;
grant insert, select, update (until) on requirement_answer to auburn_app;
grant delete, select (layer, lost_at, report, thing) on rests_on to auburn_app;
grant delete, select on rests_on_release to auburn_app;
grant select on rights to auburn_app;
grant insert, select (advice, analyst, answered_at, changed_at, closed_at, crowd, facts, happened, id, kind, kind_name, md5, name, origin, received_at, removed_at, removed_why, scans, sha1, sha256, size, state, tlp, verdict), update (advice, analyst, answered_at, changed_at, closed_at, scans, state, verdict) on sample to auburn_app;
grant insert, maintain, select on sample_chunk to auburn_app;
grant insert, select (analyst, at, body, by_desk, id, sample) on sample_entry to auburn_app;
grant insert, maintain, select on sample_key to auburn_app;
grant insert, select (member, sample) on sample_name to auburn_app;
grant insert, select, update on sample_read to auburn_app;
grant insert, select (member, sample, seat) on sample_sender to auburn_app;
grant delete, insert, select, update on saved_audience to auburn_app;
grant delete, insert, select, update (body, followed_at, name) on saved_search to auburn_app;
grant insert, select, update (created_at, lapsed_at, listed, role, state, title, until, used_at, warned_at) on seat to auburn_app;
grant select on secondment to auburn_app;
grant delete, insert, select, update on session to auburn_app;
grant insert, select (changed_at, closed_at, id, joined, named_at, opened_at, opened_by, origin, outcome_at, state), update (changed_at, closed_at, joined, name, outcome, state) on situation to auburn_app;
grant insert, select (at, id, no, other, part, seat, situation, undoes, what) on situation_change to auburn_app;
grant delete, insert, select, update (at, mark, seat) on situation_mark to auburn_app;
grant insert, select, update (changed_at, changed_by, detail, removed_at, text) on situation_part to auburn_app;
grant select (act, ended_act, ended_by, report, seat, since, situation, until, why), update (ended_act, ended_by, until) on situation_report to auburn_app;
grant delete, insert, select, update on sso to auburn_app;
grant delete, insert, select, update on sso_identity to auburn_app;
grant insert, select on terms to auburn_app;
grant insert, select on terms_member_signature to auburn_app;
grant insert, select on terms_signature to auburn_app;
grant delete, insert, select, update on totp to auburn_app;
grant select, update (note, reason, seat, since, state, told) on triage to auburn_app;
grant insert, select on triage_step to auburn_app;
grant insert, select, update (void) on vetting to auburn_app;
grant insert, select, update (answered_at, seat, state, text) on vouch to auburn_app;
grant delete, insert, select, update on wrong_code to auburn_app;
grant delete, insert, select on yara_rules to auburn_app;
grant select (kind, published, published_at, report, situation, state) on advisory to auburn_finder;
grant select (accepted, id, layer, own, private, report) on entry to auburn_finder;
grant select (circle, entry) on entry_mention to auburn_finder;
grant select on event to auburn_finder;
grant select on facet to auburn_finder;
grant select on feed to auburn_finder;
grant select on found to auburn_finder;
grant select (id, key, type) on indicator to auburn_finder;
grant select (seat, state, target, what) on interest to auburn_finder;
grant select (audience, changed_at, excepted, layer, report, tlp, version) on layer to auburn_finder;
grant select on link to auburn_finder;
grant select (first_at, member, report, seat) on reading to auburn_finder;
grant select (id, kind) on report to auburn_finder;
grant select on rests_on to auburn_finder;
grant select on rights to auburn_finder;
grant select (closed_at, id, opened_at, state) on situation to auburn_finder;
grant select (at, id, kind, removed_at, situation) on situation_part to auburn_finder;
grant select on situation_report to auburn_finder;
grant select (at, report, seat, since, state) on triage to auburn_finder;

-- Who may call which function

-- action_asked(uuid,timestamp with time zone): as its owner, called by public
-- action_tally(uuid): as its owner, called by public
-- active_in_node(integer,timestamp with time zone[],timestamp with time zone[]): as its owner, called by auburn_app
-- add_private_entry(uuid,uuid,integer,text,timestamp with time zone,text,text,boolean,uuid): as its owner, called by public
-- add_report(uuid,uuid,text,integer[],integer[],integer,integer,integer,text,jsonb,timestamp with time zone,integer[],smallint,smallint[],smallint[],text[],text[],text[]): called by public
-- address_event(): as its owner, called by public
-- advisory_open(uuid): as its owner, called by public
-- analysts_reached(integer[],integer[],timestamp with time zone): as its owner, called by its owner alone
-- append_event(text,uuid,timestamp with time zone,jsonb): as its owner, called by public
-- application_is_open(uuid): as its owner, called by public
-- applications_since(timestamp with time zone): as its owner, called by public
-- ask_for_help(uuid,uuid,integer,timestamp with time zone,text,text): as its owner, called by public
-- assert_government_stays(integer,timestamp with time zone): as its owner, called by public
-- at_desk(): called by public
-- barred_of(integer,timestamp with time zone): as its owner, called by its owner alone
-- became_mine(timestamp with time zone): as its owner, called by public
-- became_of(uuid): as its owner, called by public
-- bell_gates(jsonb): as its owner, called by public
-- change_open(uuid,uuid,text,timestamp with time zone): as its owner, called by public
-- change_words(uuid,boolean): as its owner, called by public
-- cleared(): as its owner, called by public
-- counted_sector(integer): as its owner, called by its owner alone
-- coverage(uuid[],integer[],integer[]): as its owner, called by public
-- desk_circle(): called by public
-- draw_reports(uuid,uuid[],timestamp with time zone,jsonb,uuid): as its owner, called by public
-- drop_sample_bytes(uuid[],text,timestamp with time zone): as its owner, called by its owner alone
-- end_drafts(integer,timestamp with time zone): as its owner, called by public
-- enter_queue(): as its owner, called by public
-- except_newcomer(integer,timestamp with time zone): as its owner, called by public
-- firms_beside(uuid): as its owner, called by public
-- first_read_in(integer,uuid[],timestamp with time zone[],integer): as its owner, called by public
-- forget_applications(timestamp with time zone,timestamp with time zone): as its owner, called by public
-- forget_clearance(): as its owner, called by public
-- forget_invitation(integer): as its owner, called by public
-- forget_node_invitations(timestamp with time zone): as its owner, called by public
-- forget_person(integer): as its owner, called by public
-- forget_searches(integer): as its owner, called by public
-- gate_of(uuid): as its owner, called by auburn_finder
-- government_kind(text): called by public
-- government_until(integer,timestamp with time zone): as its owner, called by public
-- guard_government(): as its owner, called by public
-- guard_homes(): as its owner, called by public
-- guard_kind(): as its owner, called by public
-- guard_node(): as its owner, called by public
-- guard_release(): as its owner, called by public
-- guard_seat(): as its owner, called by public
-- guides_node(integer): called by public
-- half_answered(uuid[],timestamp with time zone): as its owner, called by public
-- has_value(bigint): as its owner, called by public
-- held_values(text[]): as its owner, called by public
-- helps_with(integer,uuid,timestamp with time zone): as its owner, called by its owner alone
-- home_of(integer): as its owner, called by public
-- index_report(uuid,timestamp with time zone): as its owner, called by public
-- index_values(uuid,timestamp with time zone,layer,jsonb): as its owner, called by its owner alone
-- is_answer(uuid,uuid): as its owner, called by public
-- is_away(integer,timestamp with time zone): as its owner, called by public
-- is_cleared(integer): as its owner, called by public
-- is_operator(): called by public
-- keep_facets(): as its owner, called by its owner alone
-- keep_first(): called by public
-- keep_hand(): as its owner, called by public
-- keep_recall(uuid,uuid,timestamp with time zone,text,text): as its owner, called by public
-- keep_rests(): as its owner, called by public
-- keep_words(): as its owner, called by public
-- leaves_about_me(): as its owner, called by public
-- missing_from(uuid[],smallint[],integer[]): as its owner, called by public
-- missing_from_released(uuid[],integer[]): as its owner, called by public
-- my_application(): called by public
-- my_barred(): called by public
-- my_cap(): called by public
-- my_circles(): called by public
-- my_invitation(): called by public
-- my_own(): called by public
-- my_seat(): called by public
-- name_analyst(): as its owner, called by public
-- name_by_analyst(uuid): as its owner, called by public
-- name_by_desk(uuid): as its owner, called by auburn_app
-- note_advisory(): as its owner, called by public
-- note_hand(): as its owner, called by public
-- of_government(integer,timestamp with time zone): as its owner, called by public
-- only_own(uuid): as its owner, called by public
-- part_open(uuid): as its owner, called by public
-- person_of(integer): as its owner, called by its owner alone
-- place_in_queue(): as its owner, called by public
-- presence_open(text,uuid): called by public
-- private_sides(uuid): as its owner, called by its owner alone
-- publish_advisory(uuid,integer,uuid,uuid,text,integer[],jsonb,timestamp with time zone,smallint[],smallint[],text[],text[],jsonb): as its owner, called by public
-- published_here(uuid): as its owner, called by public
-- raise_epoch(): as its owner, called by public
-- reaches(integer[],integer[]): called by public
-- readers_of(uuid): as its owner, called by public
-- recall_advisory(uuid,uuid,timestamp with time zone,text,text): as its owner, called by public
-- recall_tally(uuid): as its owner, called by public
-- release_reaches(uuid): as its owner, called by public
-- released_text(uuid): called by public
-- remove_old_samples(timestamp with time zone,timestamp with time zone): as its owner, called by auburn_app
-- remove_sample(uuid,text,timestamp with time zone): as its owner, called by auburn_app
-- report_open(uuid): called by public
-- rest(uuid,uuid,smallint): as its owner, called by public
-- rest_as(uuid,uuid): as its owner, called by public
-- rest_on_release(uuid,uuid): as its owner, called by public
-- rests_open(uuid): as its owner, called by public
-- runs_desk(): called by public
-- runs_member(integer): called by public
-- runs_node(integer): called by public
-- same_human(integer,integer): as its owner, called by public
-- samples_removed_since(timestamp with time zone): as its owner, called by auburn_app
-- second_seat(integer,integer,timestamp with time zone): as its owner, called by public
-- set_clearance(integer,timestamp with time zone,timestamp with time zone): as its owner, called by public
-- show_answers(): as its owner, called by public
-- sign_advisory(uuid,integer,timestamp with time zone): as its owner, called by public
-- situation_given(uuid): as its owner, called by public
-- situation_name(uuid): as its owner, called by public
-- situation_open(uuid): as its owner, called by public
-- situation_outcome(uuid): as its owner, called by public
-- situation_title(uuid): as its owner, called by public
-- take_back_question(uuid,uuid,timestamp with time zone,text): as its owner, called by auburn_app
-- techniques_in(jsonb): called by public
-- texts_in(jsonb): called by public
-- types_in(jsonb): called by public
-- value_key(text): called by public
-- warn_clearances(timestamp with time zone,timestamp with time zone): as its owner, called by public
-- watched(text[],timestamp with time zone): as its owner, called by public
-- words_open(uuid,timestamp with time zone): as its owner, called by public
-- written_by_me(): as its owner, called by public

-- Functions

CREATE OR REPLACE FUNCTION public.action_asked(report_ uuid, at_ timestamp with time zone)
 RETURNS TABLE(sector text, n integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with layer2 as (
    select l.audience, l.excepted from layer l where l.report = report_ and l.layer >= 2 and published_here(report_) order by l.layer limit 1
  ), theirs as (
    select m.circle as member, array(
      select id from circle where handle in ('everyone', 'kind:' || m.kind)
      union select m.circle
      union select i.circle from in_circle i where i.who = m.circle and i.since <= at_ and (i.until is null or i.until > at_)) as circles
    from member m where m.state = 'active'
  )
  select counted_sector(t.member), count(*)::int from theirs t join layer2 l on l.audience && t.circles and not l.excepted && t.circles
  where t.member <> (select a.member from author a where a.report = report_) group by 1 $function$;

CREATE OR REPLACE FUNCTION public.action_tally(report_ uuid)
 RETURNS TABLE(sector text, step uuid, answer text, n integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select counted_sector(a.member), a.step, a.answer, count(*)::int from action_answer a
  where a.report = report_ and published_here(report_) group by 1, 2, 3 $function$;

CREATE OR REPLACE FUNCTION public.active_in_node(node_ integer, from_ timestamp with time zone[], until_ timestamp with time zone[])
 RETURNS TABLE(n integer, active integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with reached as materialized (
    select f.report, f.at from feed f
    where f.circle = node_ and node_ = any(my_circles()) and guides_node(node_)
      and exists (select from layer l where l.report = f.report and reaches(l.audience, l.excepted) and l.tlp <= my_cap())
  ), known as materialized (
    select m.circle from member m where runs_node(node_) or m.listed_to && my_circles() or m.circle =
      (select s.member from seat s where s.circle = my_seat())
  ), spans as materialized (
    select x.member, x.since, x.until from (
      select i.who as member, i.since, i.until from in_circle i where i.circle = node_
      union all
      select s.member, i.since, i.until from in_circle i join seat s on s.circle = i.who where i.circle = node_
    ) x join member m on m.circle = x.member and m.state = 'active'
  ), did as materialized (
    select r.member, x.at from reading r join reached using (report) cross join lateral (values (r.first_at), (r.last_at)) x(at)
      where not exists (select from author a where a.report = r.report and a.member = r.member)
    union
    select a.member, reached.at from authorship a join reached using (report)
      where reaches(a.audience, a.excepted) and a.tlp <= my_cap() and a.member in (select circle from known)
    union
    select w.member, e.at from entry e join reached using (report) join entry_author w on w.entry = e.id
      where w.named and e.own is null and w.member in (select circle from known)
        and exists (select from layer l where l.report = e.report and l.layer = e.layer
          and reaches(l.audience, l.excepted) and l.tlp <= my_cap())
  ), there as materialized (
    select d.member, d.at from did d join spans s on s.member = d.member and s.since <= d.at and (s.until is null or s.until > d.at)
  )
  select m.n::int, count(distinct t.member)::int
  from unnest(from_, until_) with ordinality m(since, until, n) left join there t on t.at >= m.since and t.at < m.until
  group by m.n order by m.n $function$;

CREATE OR REPLACE FUNCTION public.add_private_entry(id_ uuid, report_ uuid, layer_ integer, kind_ text, at_ timestamp with time zone, body_ text, crowd_ text, by_author_ boolean, answering_ uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  sides int[];
begin
  if by_author_ then
    -- The author answers on the level and within the two sides of the entry that it answers.
    select e.own, e.layer into sides, layer_ from entry e join author a on a.report = e.report
      where e.id = answering_ and e.report = report_ and e.private and e.own && my_own() and a.own && my_own();
  elsif exists (select from entry e where e.id = answering_ and e.report = report_ and e.private and e.own && my_own()) then
    select e.own, e.layer into sides, layer_ from entry e where e.id = answering_;
  else
    sides := private_sides(report_);
  end if;
  if not exists (select from layer l where l.report = report_ and l.layer = layer_
                 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()) then
    return false;
  end if;
  if sides is null then
    return false;
  end if;
  insert into entry(id, report, layer, kind, at, body, by_author, crowd, private, own)
    values (id_, report_, layer_, kind_, at_, body_, by_author_, crowd_, true, sides);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.add_report(report_ uuid, origin_ uuid, kind_ text, audience_ integer[], excepted_ integer[], member_ integer, seat_ integer, signed_off_by_ integer, client_id_ text, request_ jsonb, at_ timestamp with time zone, own_ integer[], tlp_ smallint, layers_ smallint[], tlps_ smallint[], audiences_ text[], bodies_ text[], namings_ text[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into report(id, origin, kind, audience, excepted) values (report_, origin_, kind_, audience_, excepted_);
  insert into author(report, member, seat, signed_off_by, client_id, request, shared_at, own, tlp)
    values (report_, member_, seat_, signed_off_by_, client_id_, request_, at_, own_, tlp_);
  insert into layer(report, layer, tlp, audience, excepted, changed_at, body)
    select report_, l.layer, l.tlp, l.audience::int[], excepted_, at_, l.body::jsonb
    from unnest(layers_, tlps_, audiences_, bodies_) l(layer, tlp, audience, body);
  insert into authorship(report, layer, tlp, member, audience, excepted)
    select report_, n.layer, n.tlp, member_, n.naming::int[], excepted_
    from unnest(layers_, tlps_, namings_) n(layer, tlp, naming) where n.naming <> '{}';
  insert into reading(report, seat, member, first_at, last_at) values (report_, seat_, member_, at_, at_);
  perform index_report(report_, at_);
end $function$;

CREATE OR REPLACE FUNCTION public.address_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  to_ int[];
begin
  if new.detail ? 'sample' then
    select analysts_reached(s.audience, s.excepted, new.at) || w.own into to_
      from sample s join sample_sender w on w.sample = s.id where s.id = (new.detail ->> 'sample')::uuid;
  else
    select array(select a from unnest(analysts_reached(r.audience, r.excepted, new.at)) a where r.state = 'released' or is_cleared(a))
      into to_ from release r where r.id = (new.detail ->> 'release')::uuid;
  end if;
  new.detail := jsonb_build_object('to', to_jsonb(coalesce(to_, '{}')));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.advisory_open(advisory_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce((select at_desk() and a.tlp <= my_cap() and rests_open(a.id) and (a.situation is null or situation_open(a.situation))
    from advisory a where a.id = advisory_), false) $function$;

CREATE OR REPLACE FUNCTION public.analysts_reached(audience_ integer[], excepted_ integer[], at_ timestamp with time zone)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(s.circle), '{}') from in_circle i join seat s on s.circle = i.who
  where i.circle = desk_circle() and i.since <= at_ and (i.until is null or i.until > at_) and s.state = 'active'
    and audience_ && array[i.circle, s.circle]
    and (not excepted_ && barred_of(s.person, at_) or audience_ && array[-s.circle, -s.member]) $function$;

CREATE OR REPLACE FUNCTION public.append_event(what_ text, report_ uuid, at_ timestamp with time zone, detail_ jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  before_ jsonb;
  after_ jsonb;
begin
  if report_ is not null and what_ <> 'entry' then
    after_ := gate_of(report_);
  end if;
  if what_ = 'desk' then
    detail_ := jsonb_build_object('to', detail_ -> 'to', 'gates', bell_gates(detail_));
  end if;
  perform pg_advisory_xact_lock(4153);
  if report_ is not null and what_ <> 'shared' then
    select e.after into before_ from event e where e.report = report_ order by e.seq desc limit 1;
  end if;
  insert into event(what, report, at, before, after, detail)
    values (what_, report_, at_, before_, case when what_ = 'entry' then before_ else after_ end, detail_);
  perform pg_notify('auburn', '');
end $function$;

CREATE OR REPLACE FUNCTION public.application_is_open(application_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from application a where a.id = application_ and a.state in ('received', 'asked')) $function$;

CREATE OR REPLACE FUNCTION public.applications_since(at_ timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int from application a where a.at > at_ $function$;

CREATE OR REPLACE FUNCTION public.ask_for_help(id_ uuid, report_ uuid, node_ integer, at_ timestamp with time zone, body_ text, crowd_ text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  champion_ int;
  side_ int := -desk_circle();
begin
  if at_desk() or not exists (select from author a where a.report = report_ and a.desk) or not exists (
      select from layer l where l.report = report_ and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()) then
    return false;
  end if;
  if node_ is not null then
    if not node_ = any(my_circles()) then return false; end if;
    select s.circle into champion_ from node n join seat s on s.circle = n.champion
      where n.circle = node_ and s.state = 'active' and (s.until is null or s.until > at_);
    if champion_ is null then return false; end if;
    if helps_with(champion_, report_, at_) then side_ := -champion_; end if;
  end if;
  insert into entry(id, report, layer, kind, at, body, by_author, crowd, private, own)
    values (id_, report_, 1, 'need-help', at_, body_, false, crowd_, true, array[side_] || my_own());
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.assert_government_stays(person_ integer, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from seat s join in_circle i on i.who = s.circle join node n on n.circle = i.circle and n.government
      where s.person = person_ and i.until > at_) and not of_government(person_, at_) then
    raise exception 'this person is in a government-only group' using errcode = 'check_violation';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.at_desk()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((desk_circle() = ANY (my_circles())), false);

CREATE OR REPLACE FUNCTION public.barred_of(person_ integer, at_ timestamp with time zone)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select array_agg(distinct x.c) from seat o
    cross join lateral (select o.member as circle union all select d.employer from secondment d where d.seat = o.circle) h
    join member m on m.circle = h.circle
    cross join lateral (
      select o.circle as c union all select m.circle union all select k.id from circle k where k.handle = 'kind:' || m.kind
      union all select i.circle from in_circle i
        where i.who in (o.circle, m.circle) and i.since <= at_ and (i.until is null or i.until > at_)) x
  where o.person = person_ and (o.until is null or o.until > at_) $function$;

CREATE OR REPLACE FUNCTION public.became_mine(now_ timestamp with time zone)
 RETURNS TABLE(id uuid, report uuid, what text, at timestamp with time zone, detail text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with mine as (
    select a.report from author a where a.seat = my_seat() and a.own && my_own() and a.tlp <= my_cap() and not a.desk
      and a.withdrawn_at is null and not at_desk()
  ), became as (
    select m.report, 'told' as what, t.since as at, t.told as detail from mine m join triage t on t.report = m.report
      where t.state = 'aside' and t.told is not null
    union all
    select m.report, 'answered', min(q.at), null from mine m join requirement_answer q on q.report = m.report
      where q.until is null group by m.report
    union all
    select m.report, 'used', min(coalesce(v.published_at, v.changed_at)), l.report::text from mine m
      join rests_on r on r.report = m.report join advisory v on v.id = r.thing and v.state = 'published'
      join layer l on l.report = v.report and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
      group by m.report, l.report
  ), told as (
    select b.report, b.what, date_trunc('day', b.at at time zone 'UTC') at time zone 'UTC' + interval '1 day' as at, b.detail from became b)
  select overlay(overlay(md5(concat_ws(' ', t.report, t.what, t.at, t.detail)) placing '4' from 13) placing '8' from 17)::uuid, t.report, t.what, t.at, t.detail
    from told t where t.at <= now_ and t.at > now_ - interval '90 days' $function$;

CREATE OR REPLACE FUNCTION public.became_of(report_ uuid)
 RETURNS TABLE(what text, at timestamp with time zone, detail text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from author a where a.report = report_ and a.own && my_own() and a.tlp <= my_cap()) then return; end if;
  return query select x.what, date_trunc('day', x.at at time zone 'UTC') at time zone 'UTC', x.detail from (
    select 'read' as what, min(r.first_at) as at, null::text as detail from reading r
      join author a on a.report = r.report
      where r.report = report_ and exists (select from in_circle i where i.who = r.seat and i.circle = desk_circle()
        and i.since <= r.last_at and (i.until is null or i.until > r.first_at)) and not a.own && array[-r.seat, -desk_circle()]
        and (r.member <> a.member or exists (select from seat s where s.circle = r.seat and s.lent))
      having count(*) > 0
    union all select 'drawn-in', min(s.since), null from situation_report s where s.report = report_ and s.until is null having count(*) > 0
    union all select 'answered', min(q.at), null from requirement_answer q where q.report = report_ and q.until is null having count(*) > 0
    union all select 'told', t.since, t.told from triage t where t.report = report_ and t.state = 'aside' and t.told is not null
  ) x;
  -- An advisory stands behind a link only for whoever gets it; that the report was used in one is told in any case.
  if to_regclass('public.advisory') is not null then
    return query execute
      'select ''used'', date_trunc(''day'', coalesce(v.published_at, v.changed_at) at time zone ''UTC'') at time zone ''UTC'',
         (select l.report::text from layer l where l.report = v.report and l.layer = 1
           and reaches(l.audience, l.excepted) and l.tlp <= my_cap())
       from advisory v where v.state = ''published''
         and exists (select from rests_on r where r.thing = v.id and r.report = $1)' using report_;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.bell_gates(detail_ jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with gates as (
    select distinct l.tlp, l.audience, l.excepted from layer l
      where l.layer = 1 and l.report in (select r::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'reports', '[]')) r)
    union select s.tlp, s.audience, s.excepted from situation_report s
      where s.situation in (select r::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'situations', '[]')) r)
  ), rests as (
    select distinct r.tlp, r.audience, r.excepted from rests_on r
      where r.thing in (select t::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'things', '[]')) t)
    union select r.tlp, r.audience, r.excepted from rests_on_release x join release r on r.id = x.release
      where x.thing in (select t::uuid from jsonb_array_elements_text(coalesce(detail_ -> 'things', '[]')) t))
  select jsonb_build_object(
    'any', coalesce((select jsonb_agg(jsonb_build_object('tlp', tlp, 'audience', audience, 'excepted', excepted)) from gates), '[]'),
    'all', coalesce((select jsonb_agg(jsonb_build_object('tlp', tlp, 'audience', audience, 'excepted', excepted)) from rests), '[]')) $function$;

CREATE OR REPLACE FUNCTION public.change_open(change_ uuid, situation_ uuid, what_ text, at_ timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case
    when what_ in ('drawn', 'taken', 'split', 'joined') then
      exists (select from situation_report s where s.act = change_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap())
      or exists (select from situation_report s where s.ended_act = change_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap())
    when what_ in ('opened', 'changed') then at_ >= coalesce(situation_given(situation_), at_)
    else rests_open(change_) end $function$;

CREATE OR REPLACE FUNCTION public.change_words(change_ uuid, before_ boolean)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when w.said is null or c.what not in ('opened', 'changed') then w.said
      else w.said || case when words_open(c.situation, (w.said ->> 'namedAt')::timestamptz) then '{}'::jsonb
          else jsonb_build_object('name', situation_title(c.situation)) end
        || case when words_open(c.situation, (w.said ->> 'outcomeAt')::timestamptz) then '{}'::jsonb
          else '{"outcome": ""}'::jsonb end end
    from situation_change c cross join lateral (select case when before_ then c.before else c.after end as said) w
    where c.id = change_ and at_desk() and situation_open(c.situation) and change_open(c.id, c.situation, c.what, c.at) $function$;

CREATE OR REPLACE FUNCTION public.cleared()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select at_desk() and is_cleared(my_seat()) $function$;

CREATE OR REPLACE FUNCTION public.counted_sector(member_ integer)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when (select count(*) from member o where o.state = 'active' and o.sectors[1] = m.sectors[1]) >= 5 then m.sectors[1] else '' end
  from member m where m.circle = member_ $function$;

CREATE OR REPLACE FUNCTION public.coverage(things_ uuid[], audience_ integer[], excepted_ integer[])
 RETURNS TABLE(thing uuid, sources integer, covering integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.thing, count(*)::int,
    (count(*) filter (where l.report is not null and l.excepted <@ excepted_
      and (l.audience @> audience_ or (select id from circle where handle = 'everyone') = any(l.audience))))::int
  from rests_on r left join layer l on l.report = r.report and l.layer = r.layer
  where r.thing = any(things_) and at_desk() and reaches(r.audience, r.excepted) and r.tlp <= my_cap()
  group by r.thing $function$;

CREATE OR REPLACE FUNCTION public.desk_circle()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT circle.id FROM circle WHERE (circle.handle = 'desk'::text));

CREATE OR REPLACE FUNCTION public.draw_reports(situation_ uuid, reports_ uuid[], at_ timestamp with time zone, why_ jsonb, act_ uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n int;
  from_ timestamptz := at_;
begin
  if not at_desk() or not situation_open(situation_) then return 0; end if;
  if exists (select from situation_report s where s.situation = situation_) then
    select greatest(at_, s.named_at + interval '1 microsecond', s.outcome_at + interval '1 microsecond') into from_
      from situation s where s.id = situation_;
  end if;
  insert into situation_report(situation, report, since, seat, why, act, tlp, audience, excepted)
    -- In and out and in again within one moment: each time has its own row.
    select situation_, l.report, greatest(from_, (select max(s.since) + interval '1 microsecond' from situation_report s
        where s.situation = situation_ and s.report = l.report)), my_seat(), why_, act_, l.tlp, l.audience, l.excepted from layer l
    where l.report = any(reports_) and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    on conflict do nothing;
  get diagnostics n = row_count;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION public.drop_sample_bytes(samples_ uuid[], why_ text, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sample_chunk where sample = any(samples_);
  delete from sample_key where sample = any(samples_);
  -- What was seen in it goes with it. What its sender said of it goes when its sender takes it back. By age alone nothing is new.
  update sample set removed_at = at_, removed_why = why_, facts = '',
    name = case why_ when 'withdrawn' then '' else name end,
    happened = case why_ when 'withdrawn' then '' else happened end,
    state = case why_ when 'withdrawn' then 'closed' else state end,
    closed_at = case why_ when 'withdrawn' then at_ else closed_at end,
    changed_at = case why_ when 'age' then changed_at else at_ end
    where id = any(samples_) $function$;

CREATE OR REPLACE FUNCTION public.end_drafts(seat_ integer, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from seat s where s.circle = seat_ and s.until is not null) then
    raise exception 'end_drafts: this seat goes on';
  end if;
  update draft d set decided_at = at_, state = case when d.colleague = seat_ then 'declined' else 'taken-back' end,
      answer = case when d.colleague = seat_ then 'Whoever was asked acts for your organisation no more. Ask another colleague.' else '' end
    where d.state = 'waiting' and (d.colleague = seat_ or d.seat = seat_);
end $function$;

CREATE OR REPLACE FUNCTION public.enter_queue()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into triage(report, at, since)
    select f.report, min(f.at), min(f.at) from came f join report r on r.id = f.report
      cross join lateral (
        select from circle c where c.id = f.circle and c.kind in ('desk', 'everyone')
        union all select from node n where n.circle = f.circle and n.kind = 'fusion-cell'
        union all select from in_circle i join seat s on s.circle = i.who
          where i.who = f.circle and i.circle = desk_circle() and i.until is null
        limit 1) desk
    where r.kind <> 'advisory' and not coalesce(f.own && array[-desk_circle()], false)
    group by f.report on conflict do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.except_newcomer(member_ integer, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  named text[];
  report_ uuid;
begin
  select array[m.handle] || m.domains into named from member m where m.circle = member_;
  for report_ in
    select a.report from author a join report r on r.id = a.report
    where a.request #> '{audience,except}' ?| named and a.member <> member_ and not r.excepted @> array[member_]
    order by a.report for update of a
  loop
    update report set excepted = excepted || member_ where id = report_;
    update layer set excepted = excepted || member_ where report = report_;
    update authorship set excepted = excepted || member_ where report = report_;
    update feed set excepted = excepted || member_ where report = report_;
    update found set excepted = excepted || member_ where report = report_;
    update link set excepted = excepted || member_ where report = report_;
    update recall set excepted = excepted || member_ where report = report_;
    -- Nobody is told anything by it; later events start from the gate that now stands.
    perform append_event('changed', report_, at_, null);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.firms_beside(application_ uuid)
 RETURNS TABLE(what text, ref text, circle integer, name text, short_names text[], domains text[], register text, number text, state text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from application a where a.id = application_ and (is_operator() or runs_node(a.node))) then
    raise exception 'firms_beside: not a vetter of this application';
  end if;
  return query
    select 'member', m.handle, m.circle, m.name, m.short_names, m.domains, m.register, m.register_number, m.state from member m
    union all
    select 'application', a.id::text, null::int, a.name, '{}'::text[], array[a.domain], a.register, a.number, a.state
      from application a where a.id <> application_ and a.state not in ('admitted', 'taken-back');
end $function$;

CREATE OR REPLACE FUNCTION public.first_read_in(node_ integer, reports_ uuid[], at_ timestamp with time zone[], but_ integer)
 RETURNS TABLE(report uuid, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select x.report, min(r.first_at) from unnest(reports_, at_) x(report, at)
    join layer l on l.report = x.report and l.layer = 1 and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    join reading r on r.report = x.report and r.first_at >= x.at and r.member is distinct from but_
      and not l.audience && array[-r.member, -r.seat]
  where (at_desk() or node_ = any(my_circles()) and guides_node(node_)) and exists (
      select from in_circle i where i.circle = node_ and i.who in (r.member, r.seat)
        and i.since <= r.first_at and (i.until is null or i.until > r.first_at))
  group by 1 $function$;

CREATE OR REPLACE FUNCTION public.forget_applications(before_ timestamp with time zone, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update application set person = '', title = '', email = '', knows = '', runs = '', talk = '[]', reason = '',
      token_hash = sha256(convert_to(id::text || proof, 'UTF8')), proof = '', forgotten_at = at_
    where state in ('declined', 'taken-back') and decided_at < before_ and forgotten_at is null $function$;

CREATE OR REPLACE FUNCTION public.forget_clearance()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from clearance where person = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.forget_invitation(seat_ integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  person_ int;
begin
  select s.person into person_ from seat s where s.circle = seat_ and s.state = 'invited' for update;
  if not found then
    raise exception 'forget_invitation: not an invitation';
  end if;
  delete from one_time_link l where l.seat = seat_;
  delete from in_circle i where i.who = seat_;
  delete from seat s where s.circle = seat_;
  delete from circle c where c.id = seat_;
  delete from person p where p.id = person_ and not exists (select from seat s where s.person = person_);
end $function$;

CREATE OR REPLACE FUNCTION public.forget_node_invitations(before_ timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from node_invitation where coalesce(decided_at, expires_at) < before_ $function$;

CREATE OR REPLACE FUNCTION public.forget_person(person_ integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from person p where p.id = person_ and p.erased_at is not null) then
    raise exception 'forget_person: not erased';
  end if;
  delete from interest i using seat s where s.person = person_ and i.seat = s.circle;
  delete from saved_audience a using seat s where s.person = person_ and a.seat = s.circle;
  delete from draft d using seat s where s.person = person_ and d.seat = s.circle and d.state <> 'shared';
  update draft d set note = '' from seat s where s.person = person_ and d.seat = s.circle;
end $function$;

CREATE OR REPLACE FUNCTION public.forget_searches(person_ integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from person p where p.id = person_ and p.erased_at is not null) then
    raise exception 'forget_searches: not erased';
  end if;
  delete from saved_search x using seat s where s.person = person_ and x.seat = s.circle;
end $function$;

CREATE OR REPLACE FUNCTION public.gate_of(report_ uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when count(*) = 0 then null else jsonb_build_object(
    'excepted', (select to_jsonb(r.excepted) from report r where r.id = report_),
    'layers', jsonb_agg(jsonb_build_object('layer', l.layer, 'tlp', l.tlp, 'version', l.version,
      'audience', to_jsonb(l.audience),
      'naming', coalesce((select to_jsonb(n.audience) from authorship n where n.report = l.report and n.layer = l.layer), '[]')
    ) order by l.layer)) end
  from layer l where l.report = report_ $function$;

CREATE OR REPLACE FUNCTION public.government_kind(kind text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select kind in ('central-government', 'law-enforcement', 'agency', 'cert') $function$;

CREATE OR REPLACE FUNCTION public.government_until(seat_ integer, at_ timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select least(c.until, s.until) from seat s join clearance c on c.person = s.person
  where s.circle = seat_ and s.state = 'active' and c.until > at_ and (s.until is null or s.until > at_)
    and exists (select from in_circle i join circle d on d.id = i.circle and d.kind = 'desk'
      where i.who = seat_ and i.since <= at_ and (i.until is null or i.until > at_))
    and of_government(s.person, at_) $function$;

CREATE OR REPLACE FUNCTION public.guard_government()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from node n where n.circle = new.circle and n.government) then
    return new;
  end if;
  if tg_op = 'UPDATE' and new.until <= coalesce(old.until, 'infinity') then
    return new;
  end if;
  if new.until is null or new.until > coalesce(government_until(new.who, new.since), '-infinity') then
    raise exception 'a government-only group is for the cleared people of government at the desk' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_homes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform assert_government_stays(new.person, case when tg_op = 'INSERT' then new.created_at else now() end);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_kind()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if government_kind(old.kind) and not government_kind(new.kind) then
    perform assert_government_stays(s.person, now()) from seat s left join secondment d on d.seat = s.circle
      where s.member = new.circle or d.employer = new.circle;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_node()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and old.government and not new.government then
    raise exception 'a government-only group stays one' using errcode = 'check_violation';
  end if;
  if new.government and (
      exists (select from member m where m.circle = new.host and not government_kind(m.kind))
      or exists (select from seat s where s.circle in (new.manager, new.champion) and not of_government(s.person, now()))) then
    raise exception 'a government-only group is run by government' using errcode = 'check_violation';
  end if;
  if new.kind = 'fusion-cell' and exists (select from seat s where s.circle = new.manager and s.lent) then
    raise exception 'the Fusion Cell is not run by a secondee' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_release()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'brought' or new.text <> new.brought or not is_cleared(new.brought_by) then
      raise exception 'a release text is brought by a cleared person' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state <> 'brought' then
    raise exception 'what was decided stays' using errcode = 'check_violation';
  end if;
  if (new.brought, new.brought_by, new.brought_at, new.tlp, new.marking, new.audience, new.excepted, new.onward)
      is distinct from (old.brought, old.brought_by, old.brought_at, old.tlp, old.marking, old.audience, old.excepted, old.onward) then
    raise exception 'what was brought stays as it was' using errcode = 'check_violation';
  end if;
  if new.state = 'released' then
    if (new.text, new.title) is distinct from (old.text, old.title) then
      raise exception 'what is let in is what was looked at' using errcode = 'check_violation';
    end if;
    if not is_cleared(new.decided_by) or not is_cleared(old.brought_by) then
      raise exception 'both are cleared at that moment' using errcode = 'check_violation';
    end if;
    if person_of(new.decided_by) = person_of(old.brought_by)
        or exists (select from release_edit e where e.release = old.id and person_of(e.seat) = person_of(new.decided_by)) then
      raise exception 'a second person lets it in' using errcode = 'check_violation';
    end if;
    if my_seat() is not null and my_seat() <> new.decided_by then
      raise exception 'nobody decides for another' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_seat()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.lent and new.role <> 'analyst' then
    raise exception 'a secondee is an analyst and nothing else' using errcode = 'check_violation';
  end if;
  -- The desk's clock is the application's, and a seat knows when it was made: whoever is lent runs no employer meanwhile.
  if new.role = 'admin' and exists (select from seat o join secondment d on d.seat = o.circle
      where o.person = new.person and d.employer = new.member and (o.until is null or o.until > now())) then
    raise exception 'a secondee is no admin of its employer' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guides_node(node_ integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select runs_node(node_) or exists (select from node n where n.circle = node_ and n.champion = my_seat()) $function$;

CREATE OR REPLACE FUNCTION public.half_answered(reports_ uuid[], now_ timestamp with time zone)
 RETURNS TABLE(report uuid, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.id, w.at from unnest(reports_) r(id)
    cross join lateral (select sum(t.n) as asked from action_asked(r.id, now_) t) q
    join lateral (
      select x.at, row_number() over (order by x.at) as n
      from (select min(a.first_at) as at from action_answer a where a.report = r.id group by a.member) x
    ) w on w.n = greatest(5, ceil(q.asked / 2.0))
  where published_here(r.id) $function$;

CREATE OR REPLACE FUNCTION public.has_value(indicator_ bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from link k where k.indicator = indicator_ and reaches(k.audience, k.excepted) and k.tlp <= my_cap()) $function$;

CREATE OR REPLACE FUNCTION public.held_values(values_ text[])
 RETURNS TABLE(indicator bigint, type text, value text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.id, i.type, i.value from unnest(values_) v(value)
    join indicator i on i.key = value_key(v.value) and i.value = v.value
  where at_desk() and has_value(i.id) $function$;

CREATE OR REPLACE FUNCTION public.helps_with(seat_ integer, report_ uuid, at_ timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with circles as (
    select array(select id from circle where handle in ('everyone', 'kind:' || m.kind) union select s.circle union select s.member
      union select i.circle from in_circle i where i.who in (s.circle, s.member) and i.since <= at_ and (i.until is null or i.until > at_)) as c
    from seat s join member m on m.circle = s.member where s.circle = seat_
  ), barred as (
    select array(select unnest(array[o.member, o.circle]) from seat o join seat s on s.person = o.person
        where s.circle = seat_ and (o.until is null or o.until > at_)
      union select c.id from seat o join seat s on s.person = o.person join member m on m.circle = o.member
          join circle c on c.handle in ('everyone', 'kind:' || m.kind)
        where s.circle = seat_ and (o.until is null or o.until > at_)
      union select i.circle from in_circle i join seat o on i.who in (o.circle, o.member) join seat s on s.person = o.person
        where s.circle = seat_ and (o.until is null or o.until > at_) and i.since <= at_ and (i.until is null or i.until > at_)) as c
  )
  select exists (select from layer l, circles, barred where l.report = report_ and l.layer = 1
    and l.audience && circles.c and not l.excepted && barred.c) $function$;

CREATE OR REPLACE FUNCTION public.home_of(seat_ integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.employer from secondment s where s.seat = seat_ $function$;

CREATE OR REPLACE FUNCTION public.index_report(report_ uuid, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  head layer%rowtype;
  technical layer%rowtype;
  whole layer%rowtype;
  head_words tsvector;
  technical_words tsvector;
  words_of jsonb;
  more_words tsvector := '';
  -- Only an advisory's: what stands in the full layer alone, whose gate its links carry.
  only_whole jsonb;
  is_new boolean := not exists (select from feed f where f.report = report_);
begin
  if not exists (select from author a where a.report = report_ and a.own && my_own()) then
    raise exception 'index_report: not the author';
  end if;
  select * into head from layer l where l.report = report_ and l.layer = 1;
  if not found then
    delete from feed f where f.report = report_;
    delete from found f where f.report = report_;
    delete from link k where k.report = report_;
    return;
  end if;
  select * into technical from layer l where l.report = report_ and l.layer = 2;
  select * into whole from layer l where l.report = report_ and l.layer = 3;
  if head.body ? 'advisory' then
    only_whole := whole.body -> 'indicators';
  end if;
  if not is_new then
    delete from feed f where f.report = report_ and f.circle <> all (head.audience);
    delete from found f where f.report = report_;
    delete from link k where k.report = report_ and not exists (
      select from indicator i, jsonb_array_elements(coalesce(technical.body -> 'indicators', '[]') || coalesce(only_whole, '[]')) v
      where i.id = k.indicator and i.value = v ->> 'value' and i.type = v ->> 'type');
  end if;
  insert into feed(circle, at, technical_at, full_at, report, tlp, excepted, own)
    select c, at_, case when c = any(technical.audience) then at_ end, case when c = any(whole.audience) then at_ end,
      report_, head.tlp, head.excepted, array(select o from unnest(head.audience) o where o < 0)
    from unnest(head.audience) c
    on conflict (circle, report) do update set tlp = excluded.tlp, excepted = excluded.excepted, own = excluded.own,
      technical_at = case when excluded.technical_at is not null then coalesce(feed.technical_at, excluded.technical_at) end,
      full_at = case when excluded.full_at is not null then coalesce(feed.full_at, excluded.full_at) end;

  -- Each layer's body holds the poorer layers' words too: they are read once and put together. A layer that the very
  -- same readers get as the next richer one is not found by itself.
  head_words := setweight(to_tsvector('english', left(coalesce(head.body ->> 'title', ''), 2000)), 'A')
    || setweight(to_tsvector('english', left(coalesce(head.body ->> 'summary', ''), 20000)), 'B');
  words_of := coalesce(technical.body, whole.body);
  if head.body ? 'advisory' then
    more_words := to_tsvector('english', left(coalesce(whole.body ->> 'notes', '') || ' ' || coalesce(whole.body #>> '{advisory,hunts}', '')
        || ' ' || coalesce(whole.body #>> '{advisory,rules}', ''), 200000))
      || to_tsvector('simple', left((select coalesce(string_agg(i ->> 'value', ' '), '')
           from jsonb_array_elements(coalesce(whole.body -> 'indicators', '[]')) i), 200000));
    words_of := jsonb_build_object('notes', (select string_agg(concat_ws(' ', i ->> 'text', i ->> 'why'), ' ')
      from jsonb_array_elements(coalesce(technical.body #> '{advisory,steps}', whole.body #> '{advisory,steps}', '[]')) i));
  end if;
  technical_words := head_words || to_tsvector('english', left(coalesce(words_of ->> 'notes', ''), 100000))
    || to_tsvector('simple', left((select coalesce(string_agg(i ->> 'value', ' '), '')
         from jsonb_array_elements(coalesce(words_of -> 'indicators', '[]')) i), 200000));
  insert into found(report, layer, at, tlp, audience, excepted, tsv)
    select report_, x.layer, (select min(f.at) from feed f where f.report = report_), x.tlp, x.audience, x.excepted, x.tsv
    from (
      select x.*, lead(x.audience) over (order by x.layer) as richer, lead(x.tlp) over (order by x.layer) as richer_tlp
      from (
        select head.layer, head.tlp, head.audience, head.excepted, head_words as tsv
        union all select technical.layer, technical.tlp, technical.audience, technical.excepted, technical_words
          where technical.report is not null
        union all select whole.layer, whole.tlp, whole.audience, whole.excepted, technical_words || more_words || to_tsvector('english',
            left(coalesce(whole.body ->> 'story', '') || ' ' || coalesce(whole.body ->> 'impact', ''), 200000))
          where whole.report is not null
      ) x
    ) x
    where x.richer is null or x.richer <> x.audience or x.richer_tlp <> x.tlp;

  if technical.report is not null then
    perform index_values(report_, at_, technical, technical.body -> 'indicators');
  end if;
  if only_whole is not null then
    perform index_values(report_, at_, whole, only_whole);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.index_values(report_ uuid, at_ timestamp with time zone, of_ layer, indicators_ jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  -- A value that another sharing inserts at this moment is waited for, and only the next statement sees it: one statement
  -- for both left the second report without its link. All insert in one order, so that no two wait for each other.
  insert into indicator(type, value)
    select distinct i ->> 'type', i ->> 'value'
    from jsonb_array_elements(coalesce(indicators_, '[]')) i order by 2, 1
    on conflict (key, type) do nothing;
  -- Each value is looked up by its key: as a plain join, the planner reads every indicator that there is.
  insert into link(indicator, report, id, role, use, at, tlp, audience, excepted, withdrawn)
    select distinct on (k.id) k.id, report_, (i ->> 'id')::uuid, i ->> 'role', i ->> 'use', at_, of_.tlp,
      of_.audience, of_.excepted, i ->> 'withdrawn'
    from jsonb_array_elements(coalesce(indicators_, '[]')) i
      cross join lateral (
        select k.id from indicator k where k.key = value_key(i ->> 'value') and k.type = i ->> 'type' offset 0) k
    on conflict (indicator, report) do update set role = excluded.role, use = excluded.use, tlp = excluded.tlp,
      audience = excluded.audience, excepted = excluded.excepted, withdrawn = excluded.withdrawn;
end $function$;

CREATE OR REPLACE FUNCTION public.is_answer(report_ uuid, entry_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select at_desk() and exists (select from entry e where e.id = entry_ and e.report = report_ and e.private and e.by_author
    and e.own && my_own() and exists (select from layer l where l.report = e.report and l.layer = e.layer
      and reaches(l.audience, l.excepted) and l.tlp <= my_cap())) $function$;

CREATE OR REPLACE FUNCTION public.is_away(seat_ integer, at_ timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from seat s join seat o on o.person = s.person join secondment d on d.seat = o.circle and d.employer = s.member
    where s.circle = seat_ and (o.until is null or o.until > at_)) $function$;

CREATE OR REPLACE FUNCTION public.is_cleared(seat_ integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from seat s join clearance c on c.person = s.person
    where s.circle = seat_ and s.state = 'active' and (s.until is null or s.until > now()) and c.until > now()
      and of_government(s.person, now())
      and exists (select from in_circle i where i.who = s.circle and i.circle = desk_circle() and (i.until is null or i.until > now()))) $function$;

CREATE OR REPLACE FUNCTION public.is_operator()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (select from seat s where s.circle = my_seat() and s.role = 'operator') $function$;

CREATE OR REPLACE FUNCTION public.keep_facets()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op <> 'INSERT' or exists (select from facet f join fresh n using (report)) then
    delete from facet f using fresh n where f.report = n.report;
  end if;
  insert into facet(report, layer, kind, sectors, regions, techniques, types, tlp, audience, excepted)
    select l.report, l.layer, r.kind,
      case when l.layer = 1 then texts_in(l.body #> '{affects,sectors}') else '{}' end,
      case when l.layer = 1 then texts_in(l.body #> '{affects,regions}') else '{}' end,
      case when not adds then '{}' when p.body is null then techniques_in(l.body)
        else array(select unnest(techniques_in(l.body)) except select unnest(techniques_in(p.body))) end,
      case when not adds then '{}' when p.body is null then types_in(l.body)
        else array(select unnest(types_in(l.body)) except select unnest(types_in(p.body))) end,
      l.tlp, l.audience, l.excepted
    from (select distinct report from fresh) n join report r on r.id = n.report and r.state = 'shared' join layer l on l.report = n.report
      left join lateral (select p.body from layer p where p.report = l.report and p.layer < l.layer order by p.layer desc limit 1) p on true
      cross join lateral (select l.body -> 'indicators' is distinct from p.body -> 'indicators' as adds) d
    where l.layer = 1 or adds;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_first()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.first_at := new.at;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_hand()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' or new.version <> old.version then
    insert into advisory_hand(advisory, edition, seat, at) values (new.id, new.edition, my_seat(), new.changed_at) on conflict do nothing;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_recall(id_ uuid, report_ uuid, at_ timestamp with time zone, reason_ text, title_ text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into recall(id, report, at, reason, title, tlp, audience, excepted)
    select id_, l.report, at_, reason_, title_, l.tlp, l.audience, l.excepted from layer l
    where l.report = report_ and l.layer = 1
      and exists (select from author a where a.report = report_ and a.own && my_own());
end $function$;

CREATE OR REPLACE FUNCTION public.keep_rests()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  here_ boolean := new.audience && (
    select array_agg(c) from (select desk_circle() as c union all select id from circle where handle = 'everyone'
      union all select i.circle from in_circle d join in_circle i on i.who = d.who where d.circle = desk_circle() and d.until is null
      union all select d.who from in_circle d where d.circle = desk_circle() and d.until is null) x);
begin
  if here_ then
    update rests_on r set tlp = new.tlp, audience = new.audience, excepted = new.excepted, lost_at = null
      where r.report = new.report and r.layer = new.layer;
    if new.layer = 1 then
      update situation_report s set tlp = new.tlp, audience = new.audience, excepted = new.excepted where s.report = new.report;
    end if;
  else
    update rests_on r set lost_at = coalesce(r.lost_at, new.changed_at) where r.report = new.report and r.layer = new.layer;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare written timestamptz := greatest(new.changed_at, (select max(s.since) from situation_report s where s.situation = new.id));
begin
  if new.name is distinct from old.name then new.named_at := written; end if;
  if new.outcome is distinct from old.outcome then new.outcome_at := written; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.leaves_about_me()
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select l.body from leaf l join seat me on me.circle = my_seat()
    and (l.body ->> 'seat' = me.gid::text or l.body ->> 'by' = me.gid::text)
  order by l.body ->> 'at', l.id $function$;

CREATE OR REPLACE FUNCTION public.missing_from(reports_ uuid[], layers_ smallint[], circles_ integer[])
 RETURNS TABLE(report uuid, layer smallint, tlp smallint, missing integer[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select l.report, l.layer, l.tlp, array(
    select c from unnest(circles_) c
    where not (c = any(l.audience) or (select id from circle where handle = 'everyone') = any(l.audience)
      or desk_circle() = any(l.audience) and exists (
        select from in_circle i where i.who = c and i.circle = desk_circle() and i.until is null)))
  from unnest(reports_, layers_) s(report, layer) join layer l on l.report = s.report and l.layer = s.layer
  where at_desk() and reaches(l.audience, l.excepted) and l.tlp <= my_cap() $function$;

CREATE OR REPLACE FUNCTION public.missing_from_released(releases_ uuid[], circles_ integer[])
 RETURNS TABLE(release uuid, tlp smallint, missing integer[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.id, r.tlp, array(
    select c from unnest(circles_) c
    where not (c = any(w.to_) or (select id from circle where handle = 'everyone') = any(w.to_)
      or desk_circle() = any(w.to_) and exists (
        select from in_circle i where i.who = c and i.circle = desk_circle() and i.until is null)))
  from release r
    cross join lateral (select r.audience || array(
      select k.id from circle k where k.handle = any(r.onward) or k.kind = 'seat' and 'seat:' || k.gid = any(r.onward)) as to_) w
  where r.id = any(releases_) and release_reaches(r.id) $function$;

CREATE OR REPLACE FUNCTION public.my_application()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select decode(nullif(current_setting('auburn.application', true), ''), 'hex') $function$;

CREATE OR REPLACE FUNCTION public.my_barred()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('auburn.barred', true), '')::int[] $function$;

CREATE OR REPLACE FUNCTION public.my_cap()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('auburn.cap', true), '')::int, -1) $function$;

CREATE OR REPLACE FUNCTION public.my_circles()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('auburn.circles', true), '')::int[] $function$;

CREATE OR REPLACE FUNCTION public.my_invitation()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select decode(nullif(current_setting('auburn.invitation', true), ''), 'hex') $function$;

CREATE OR REPLACE FUNCTION public.my_own()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('auburn.own', true), '')::int[] $function$;

CREATE OR REPLACE FUNCTION public.my_seat()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('auburn.seat', true), '')::int $function$;

CREATE OR REPLACE FUNCTION public.name_analyst()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from circle c where c.id = new.circle and c.kind = 'desk') then
    perform pg_advisory_xact_lock(4155);
    update seat set analyst = (select coalesce(max(analyst), 0) + 1 from seat) where circle = new.who and analyst is null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.name_by_analyst(report_ uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update authorship n set analyst = s.analyst from author a join seat s on s.circle = a.seat
    where a.report = report_ and n.report = report_ and a.own && my_own() and s.lent $function$;

CREATE OR REPLACE FUNCTION public.name_by_desk(report_ uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update author a set desk = true from report r where r.id = report_ and r.kind = 'question'
    and a.report = report_ and a.seat = my_seat() and at_desk() and a.own = array[-desk_circle()];
  update authorship n set analyst = 0 from author a where a.report = report_ and a.desk and a.seat = my_seat() and n.report = report_ $function$;

CREATE OR REPLACE FUNCTION public.note_advisory()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.advisory := new.reason <> 'narrowed' and exists (
    select from author a join report r on r.id = a.report where a.report = new.report and a.desk and r.kind = 'advisory');
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.note_hand()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and new.version = old.version then return new; end if;
  if tg_op = 'UPDATE' then
    new.signed_by := null;
    new.signed_at := null;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.of_government(person_ integer, at_ timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not exists (
    select from seat o left join secondment d on d.seat = o.circle
      join member m on m.circle = o.member or m.circle = d.employer
    where o.person = person_ and (o.until is null or o.until > at_) and not government_kind(m.kind)) $function$;

CREATE OR REPLACE FUNCTION public.only_own(report_ uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from author a where a.report = report_ and a.own && my_own()) then
    raise exception 'only_own: not the author';
  end if;
  update report set audience = array(select o from unnest(audience) o where o < 0) where id = report_;
  update layer set audience = array(select o from unnest(audience) o where o < 0) where report = report_;
  update authorship set audience = array(select o from unnest(audience) o where o < 0) where report = report_;
end $function$;

CREATE OR REPLACE FUNCTION public.part_open(part_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from situation_part p where p.id = part_ and situation_open(p.situation) and rests_open(p.id)) $function$;

CREATE OR REPLACE FUNCTION public.person_of(seat_ integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select person from seat where circle = seat_ $function$;

CREATE OR REPLACE FUNCTION public.place_in_queue()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.until is null then
    with was as (select t.report, to_jsonb(t) - 'at' as row from triage t where t.report = new.report and t.state <> 'placed')
      insert into triage_step(report, at, seat, what, was) select report, new.since, new.seat, 'place', row from was;
    update triage set state = 'placed', seat = new.seat, since = new.since, reason = null, note = '', told = null
      where report = new.report and state <> 'placed';
  elsif not exists (select from situation_report s where s.report = new.report and s.until is null) then
    with was as (select t.report, to_jsonb(t) - 'at' as row from triage t where t.report = new.report and t.state = 'placed')
      insert into triage_step(report, at, seat, what, was) select report, new.until, new.ended_by, 'back', row from was;
    update triage set state = 'back', seat = null, since = new.until where report = new.report and state = 'placed';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.presence_open(what_ text, target_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN CASE what_ WHEN 'queue'::text THEN true WHEN 'report'::text THEN report_open(target_) ELSE situation_open(target_) END;

CREATE OR REPLACE FUNCTION public.private_sides(report_ uuid)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (case when a.desk then array[-desk_circle()] when s.lent then array[-a.seat, -m.admins] else array[-a.member] end) || my_own()
  from author a join seat s on s.circle = a.seat join member m on m.circle = a.member where a.report = report_ $function$;

CREATE OR REPLACE FUNCTION public.publish_advisory(advisory_ uuid, version_ integer, report_ uuid, recall_ uuid, title_ text, excepted_ integer[], request_ jsonb, at_ timestamp with time zone, layers_ smallint[], tlps_ smallint[], audiences_ text[], bodies_ text[], parts_ jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  a advisory%rowtype;
  host_ int;
  carried_ int[];
  is_new_ boolean;
begin
  if not advisory_open(advisory_) then return null; end if;
  select * into a from advisory where id = advisory_ for update;
  if a.version <> version_ then return 'changed'; end if;
  if a.edition = a.published or a.state = 'recalled' then return 'nothing'; end if;
  if a.signed_by is null or exists (
      select from advisory_hand h where h.advisory = a.id and h.edition = a.edition and same_human(h.seat, a.signed_by)) then
    return 'unsigned';
  end if;
  select coalesce(array_agg(distinct e), '{}') into carried_ from jsonb_array_elements(parts_) p
    cross join lateral (
      select g.excepted from jsonb_array_elements(p) s
        cross join lateral (
          select l.report as id, l.excepted from layer l where l.report = (s ->> 'report')::uuid and l.layer = (s ->> 'layer')::smallint
          union all select r.id, r.excepted from release r where r.id = (s ->> 'release')::uuid and r.state = 'released') g
      order by cardinality(array(select unnest(g.excepted) except select unnest(excepted_))), g.id limit 1) c
    cross join lateral unnest(c.excepted) e;
  carried_ := array(select distinct x from unnest(excepted_ || carried_) x order by x);
  select s.member into host_ from seat s where s.circle = my_seat();
  is_new_ := a.report is null;
  if is_new_ then
    insert into report(id, origin, kind, audience, excepted) values (report_, a.origin, 'advisory', audiences_[1]::int[], carried_);
    insert into author(report, member, seat, signed_off_by, request, shared_at, own, tlp, desk)
      values (report_, host_, my_seat(), a.signed_by, request_, at_, array[-desk_circle()], tlps_[cardinality(tlps_)], true);
    insert into reading(report, seat, member, first_at, last_at) values (report_, my_seat(), host_, at_, at_);
  else
    report_ := a.report;
    perform keep_recall(recall_, report_, at_, 'narrowed', title_);
    update report set audience = audiences_[1]::int[], excepted = carried_ where id = report_;
    update author set request = request_, revision = revision + 1, signed_off_by = a.signed_by, tlp = tlps_[cardinality(tlps_)]
      where report = report_;
    select n.member into host_ from author n where n.report = report_;
    delete from authorship n where n.report = report_;
  end if;
  insert into layer(report, layer, tlp, audience, excepted, changed_at, body)
    select report_, l.layer, l.tlp, l.audience::int[], carried_, at_, l.body::jsonb
    from unnest(layers_, tlps_, audiences_, bodies_) l(layer, tlp, audience, body)
    on conflict (report, layer) do update set tlp = excluded.tlp, audience = excluded.audience, excepted = excluded.excepted,
      body = excluded.body,
      version = layer.version + case when layer.body is distinct from excluded.body or layer.tlp <> excluded.tlp then 1 else 0 end,
      changed_at = case when layer.body is distinct from excluded.body or layer.tlp <> excluded.tlp then at_ else layer.changed_at end;
  insert into authorship(report, layer, tlp, member, audience, excepted, analyst)
    select report_, l.layer, l.tlp, host_, l.audience::int[], carried_, 0 from unnest(layers_, tlps_, audiences_) l(layer, tlp, audience);
  perform index_report(report_, at_);
  insert into advisory_edition(advisory, edition, content, asked, at, published_by, signed_by)
    values (a.id, a.edition, a.content, a.asked, at_, my_seat(), a.signed_by);
  update advisory set state = 'published', report = report_, published = edition, published_at = at_, changed_at = at_ where id = a.id;
  return 'published';
end $function$;

CREATE OR REPLACE FUNCTION public.published_here(report_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select at_desk() and exists (select from author a where a.report = report_ and a.desk and a.own && my_own())
    and exists (select from report r where r.id = report_ and reaches(r.audience, r.excepted)) $function$;

CREATE OR REPLACE FUNCTION public.raise_epoch()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update rights set epoch = epoch + 1, raised_by = pg_current_xact_id() where raised_by is distinct from pg_current_xact_id();
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.reaches(audience integer[], excepted integer[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select audience && my_circles() and (not excepted && my_barred() or audience && my_own()) $function$;

CREATE OR REPLACE FUNCTION public.readers_of(report_ uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(distinct r.member)::int from reading r join author a on a.report = r.report
  where r.report = report_ and a.own && my_own() and r.member <> a.member $function$;

CREATE OR REPLACE FUNCTION public.recall_advisory(advisory_ uuid, recall_ uuid, at_ timestamp with time zone, reason_ text, title_ text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  a advisory%rowtype;
  desk_ int[];
begin
  if not advisory_open(advisory_) then return null; end if;
  select * into a from advisory where id = advisory_ for update;
  if a.report is null or a.state <> 'published' then return 'nothing'; end if;
  select array_agg(x) into desk_ from (
    select desk_circle() as x union select i.who from in_circle i where i.circle = desk_circle() and i.until is null) x;
  perform keep_recall(recall_, a.report, at_, reason_, title_);
  update report set state = 'withdrawn', audience = array(select x from unnest(audience) x where x = any(desk_)) where id = a.report;
  update author set withdrawn_at = at_, withdrawn_reason = reason_, revision = revision + 1 where report = a.report;
  update layer set audience = array(select x from unnest(audience) x where x = any(desk_)) where report = a.report;
  update authorship set audience = array(select x from unnest(audience) x where x = any(desk_)) where report = a.report;
  perform index_report(a.report, at_);
  update advisory set state = 'recalled', recalled_at = at_, recalled_for = reason_, changed_at = at_ where id = a.id;
  return 'recalled';
end $function$;

CREATE OR REPLACE FUNCTION public.recall_tally(report_ uuid)
 RETURNS TABLE(asked integer, confirmed integer, since timestamp with time zone, last_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (select count(distinct r.member)::int from reading r where r.report = report_ and r.member <> a.member),
    (select count(*)::int from recall_confirmed c where c.report = report_ and c.member <> a.member),
    a.withdrawn_at, (select max(c.at) from recall_confirmed c where c.report = report_)
  from author a where a.report = report_ and a.withdrawn_at is not null and published_here(report_) $function$;

CREATE OR REPLACE FUNCTION public.release_reaches(release_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select at_desk() and exists (select from release r
    where r.id = release_ and r.state = 'released' and reaches(r.audience, r.excepted) and r.tlp <= my_cap()) $function$;

CREATE OR REPLACE FUNCTION public.released_text(release_ uuid)
 RETURNS TABLE(id uuid, title text, text text, tlp smallint, marking text, released_at timestamp with time zone, onward text[])
 LANGUAGE sql
 STABLE
AS $function$
  select r.id, r.title, r.text, r.tlp, r.marking, r.decided_at, r.onward from release r where r.id = release_ and r.state = 'released' $function$;

CREATE OR REPLACE FUNCTION public.remove_old_samples(before_ timestamp with time zone, at_ timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  old_ uuid[];
begin
  if my_seat() is not null then return; end if;
  select array_agg(s.id) into old_ from (
    select id from sample where removed_at is null and changed_at < before_ order by changed_at limit 200 for update skip locked) s;
  if old_ is null then return; end if;
  perform drop_sample_bytes(old_, 'age', at_);
  return query select unnest(old_);
end $function$;

CREATE OR REPLACE FUNCTION public.remove_sample(sample_ uuid, why_ text, at_ timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform 1 from sample s where s.id = sample_ and s.removed_at is null and s.tlp <= my_cap() and case why_
      when 'withdrawn' then exists (select from sample_sender w where w.sample = s.id and w.own && my_own())
      when 'desk' then at_desk() and reaches(s.audience, s.excepted) and s.answered_at is not null and s.state in ('answered', 'closed')
      else false end for update;
  if not found then return false; end if;
  perform drop_sample_bytes(array[sample_], why_, at_);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.report_open(report_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM layer l WHERE ((l.report = report_open.report_) AND (l.layer = 1))));

CREATE OR REPLACE FUNCTION public.rest(thing_ uuid, report_ uuid, layer_ smallint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not at_desk() then return false; end if;
  insert into rests_on(thing, report, layer, tlp, audience, excepted)
    select thing_, l.report, l.layer, l.tlp, l.audience, l.excepted from layer l
    where l.report = report_ and l.layer = layer_ and reaches(l.audience, l.excepted) and l.tlp <= my_cap()
    on conflict (thing, report, layer) do nothing;
  return exists (select from rests_on r where r.thing = thing_ and r.report = report_ and r.layer = layer_
    and reaches(r.audience, r.excepted) and r.tlp <= my_cap());
end $function$;

CREATE OR REPLACE FUNCTION public.rest_as(thing_ uuid, other_ uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not at_desk() or not rests_open(other_) then return false; end if;
  insert into rests_on(thing, report, layer, lost_at, tlp, audience, excepted)
    select thing_, r.report, r.layer, r.lost_at, r.tlp, r.audience, r.excepted from rests_on r where r.thing = other_
    on conflict (thing, report, layer) do nothing;
  insert into rests_on_release(thing, release) select thing_, x.release from rests_on_release x where x.thing = other_
    on conflict do nothing;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.rest_on_release(thing_ uuid, release_ uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not release_reaches(release_) then return false; end if;
  insert into rests_on_release(thing, release) values (thing_, release_) on conflict do nothing;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.rests_open(thing_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not exists (select from rests_on r where r.thing = thing_ and not (reaches(r.audience, r.excepted) and r.tlp <= my_cap()))
    and not exists (select from rests_on_release x where x.thing = thing_ and not release_reaches(x.release)) $function$;

CREATE OR REPLACE FUNCTION public.runs_desk()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from seat s where s.circle = my_seat() and (s.role = 'operator'
    or not s.lent and exists (select from node n where n.kind = 'fusion-cell' and n.manager = s.circle))) $function$;

CREATE OR REPLACE FUNCTION public.runs_member(member_ integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from seat s where s.circle = my_seat() and s.member = member_ and s.role in ('admin', 'operator')) $function$;

CREATE OR REPLACE FUNCTION public.runs_node(node_ integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from node n join seat s on s.circle = my_seat() where n.circle = node_
    and (s.role = 'operator' or s.role = 'admin' and s.member = n.host or s.circle = n.manager and s.role <> 'auditor')) $function$;

CREATE OR REPLACE FUNCTION public.same_human(a_ integer, b_ integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from seat a join person p on p.id = a.person, seat b join person q on q.id = b.person
    where a.circle = a_ and b.circle = b_ and (p.id = q.id or lower(p.email) = lower(q.email))) $function$;

CREATE OR REPLACE FUNCTION public.samples_removed_since(since_ timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select my_seat() is null and exists (select from sample where removed_at >= since_) $function$;

CREATE OR REPLACE FUNCTION public.second_seat(seat_ integer, employer_ integer, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  person_ int;
begin
  if my_seat() is not null and not exists (select from seat s where s.circle = my_seat() and s.role = 'operator') then
    raise exception 'second_seat: not an operator';
  end if;
  update seat set lent = true, listed = false where circle = seat_ and member <> employer_ returning person into person_;
  if not found then
    raise exception 'second_seat: nobody is lent by those whom it acts for';
  end if;
  insert into secondment(seat, employer, since) values (seat_, employer_, at_)
    on conflict (seat) do update set employer = excluded.employer, since = excluded.since;
  update seat set role = 'member' where person = person_ and member = employer_ and role = 'admin'
    and (until is null or until > at_);
  -- Whatever waited for the seat, or from it, was meant for somebody who was lent by nobody.
  update draft d set decided_at = at_, state = case when d.colleague = seat_ then 'declined' else 'taken-back' end
    where d.state = 'waiting' and (d.colleague = seat_ or d.seat = seat_);
  perform assert_government_stays(person_, at_);
end $function$;

CREATE OR REPLACE FUNCTION public.set_clearance(person_ integer, until_ timestamp with time zone, at_ timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  before_ timestamptz := (select c.until from clearance c where c.person = person_);
begin
  if my_seat() is not null and (not runs_desk() or exists (select from seat s where s.circle = my_seat() and s.person = person_)) then
    raise exception 'set_clearance: not by this seat';
  end if;
  if until_ is null then
    delete from clearance where person = person_;
  else
    insert into clearance(person, until, by) values (person_, until_, my_seat())
      on conflict (person) do update set until = excluded.until, by = excluded.by;
  end if;
  update in_circle i set until = greatest(i.since, least(coalesce(until_, at_), i.until))
    from node n, seat s where n.circle = i.circle and n.government and s.circle = i.who and s.person = person_ and i.until > at_;
  -- A renewal in time carries those on who were in until the old end.
  if until_ > before_ and before_ > at_ then
    update in_circle i set until = government_until(i.who, at_)
      from node n, seat s where n.circle = i.circle and n.government and s.circle = i.who and s.person = person_
        and i.until = before_ and government_until(i.who, at_) > i.until;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.show_answers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  last_ timestamptz;
begin
  perform pg_advisory_xact_lock(hashtext(new.report::text));
  select max(s.at) into last_ from action_shown s where s.report = new.report;
  if (select count(distinct a.member) from action_answer a
      where a.report = new.report and (last_ is null or a.at > last_)) < 5 then
    return null;
  end if;
  delete from action_shown s where s.report = new.report;
  insert into action_shown(report, step, answer, n, at)
    select a.report, a.step, a.answer, count(*), new.at from action_answer a where a.report = new.report group by 1, 2, 3;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.sign_advisory(advisory_ uuid, version_ integer, at_ timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  a advisory%rowtype;
begin
  if not advisory_open(advisory_) then return null; end if;
  select * into a from advisory where id = advisory_ for update;
  if a.version <> version_ then return 'changed'; end if;
  if a.edition = a.published or a.state = 'recalled' then return 'nothing'; end if;
  if exists (select from advisory_hand h where h.advisory = a.id and h.edition = a.edition and same_human(h.seat, my_seat())) then
    return 'hand';
  end if;
  update advisory set signed_by = my_seat(), signed_at = at_ where id = advisory_;
  return 'signed';
end $function$;

CREATE OR REPLACE FUNCTION public.situation_given(situation_ uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select min(s.since) from situation_report s where s.situation = situation_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap() $function$;

CREATE OR REPLACE FUNCTION public.situation_name(situation_ uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select name from situation where id = situation_ and words_open(id, named_at) $function$;

CREATE OR REPLACE FUNCTION public.situation_open(situation_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select not exists (select from situation_report s where s.situation = situation_)
    or exists (select from situation_report s where s.situation = situation_ and reaches(s.audience, s.excepted) and s.tlp <= my_cap()) $function$;

CREATE OR REPLACE FUNCTION public.situation_outcome(situation_ uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select outcome from situation where id = situation_ and words_open(id, outcome_at) $function$;

CREATE OR REPLACE FUNCTION public.situation_title(situation_ uuid)
 RETURNS text
 LANGUAGE sql
 STABLE STRICT SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(situation_name(situation_), (select l.body ->> 'title' from situation_report s join layer l on l.report = s.report and l.layer = 1
      where s.situation = situation_ and reaches(l.audience, l.excepted) and l.tlp <= my_cap() order by s.since, s.report limit 1), 'A situation')
    where at_desk() and situation_open(situation_) $function$;

CREATE OR REPLACE FUNCTION public.take_back_question(report_ uuid, recall_ uuid, at_ timestamp with time zone, reason_ text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from author a join report r on r.id = a.report where a.report = report_ and a.desk and r.kind = 'question'
      and a.withdrawn_at is null and at_desk() and reaches(r.audience, r.excepted) and a.tlp <= my_cap()) then
    return false;
  end if;
  perform keep_recall(recall_, report_, at_, reason_, l.body ->> 'title') from layer l where l.report = report_ and l.layer = 1;
  update report set state = 'withdrawn' where id = report_;
  update author set withdrawn_at = at_, withdrawn_reason = reason_, revision = revision + 1 where report = report_;
  perform only_own(report_);
  perform index_report(report_, at_);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.techniques_in(body jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(array_agg(distinct i ->> 'value'), '{}') from jsonb_array_elements(coalesce(body -> 'indicators', '[]')) i
  where i ->> 'type' = 'attack-technique' and i ->> 'withdrawn' is null $function$;

CREATE OR REPLACE FUNCTION public.texts_in(list jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(array_agg(distinct x), '{}') from jsonb_array_elements_text(case jsonb_typeof(list) when 'array' then list else '[]' end) x $function$;

CREATE OR REPLACE FUNCTION public.types_in(body jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(array_agg(distinct i ->> 'type'), '{}') from jsonb_array_elements(coalesce(body -> 'indicators', '[]')) i
  where i ->> 'type' <> 'attack-technique' and i ->> 'withdrawn' is null $function$;

CREATE OR REPLACE FUNCTION public.value_key(text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN sha256(convert_to($1, 'UTF8'::name));

CREATE OR REPLACE FUNCTION public.warn_clearances(at_ timestamp with time zone, by_ timestamp with time zone)
 RETURNS TABLE(seat integer, gid uuid, email text, own boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  told int[];
begin
  if my_seat() is not null then raise exception 'warn_clearances: not by a seat'; end if;
  with due as (
    update clearance c set warned_for = c.until
      where c.until > at_ and c.until <= by_ and c.warned_for is distinct from c.until
        and exists (select from seat s where s.person = c.person and s.state = 'active' and (s.until is null or s.until > at_))
      returning c.person)
  select array_agg(person) into told from due;
  if told is null then return; end if;
  return query
    select s.circle, s.gid, p.email, s.person = any(told)
    from seat s join person p on p.id = s.person
    where s.state = 'active' and (s.until is null or s.until > at_) and p.email is not null and p.email_verified_at is not null
      and (s.person = any(told) and exists (select from in_circle i join circle c on c.id = i.circle and c.kind = 'desk'
             where i.who = s.circle and i.since <= at_ and (i.until is null or i.until > at_))
        or s.role = 'operator' and exists (select from unnest(told) t where t <> s.person)
        or exists (select from node n where n.kind = 'fusion-cell' and n.manager = s.circle)
          and exists (select from unnest(told) t where t <> s.person))
    order by s.circle;
end $function$;

CREATE OR REPLACE FUNCTION public.watched(values_ text[], at_ timestamp with time zone)
 RETURNS TABLE(value text, until timestamp with time zone, told boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from operation o where o.until > at_ and o.ended_at is null and o.since <= at_) then return; end if;
  return query
    select i.value, max(o.until), bool_and(o.told) or at_desk()
    from unnest(values_) v(value) join indicator i on i.key = value_key(v.value) and i.value = v.value
      join operation o on o.until > at_ and o.since <= at_ and o.ended_at is null and (o.indicator = i.id
        or o.situation in (select s.situation from situation_report s join link k on k.report = s.report
          where k.indicator = i.id and s.until is null))
    where has_value(i.id) group by i.value;
end $function$;

CREATE OR REPLACE FUNCTION public.words_open(situation_ uuid, at_ timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select at_desk() and situation_open(situation_) and coalesce(situation_given(situation_), at_) <= at_ $function$;

CREATE OR REPLACE FUNCTION public.written_by_me()
 RETURNS TABLE(what text, id uuid, report uuid, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'report', a.report, a.report, a.shared_at from author a where a.seat = my_seat()
  union all
  select e.kind, e.id, e.report, e.at from entry_author w join entry e on e.id = w.entry where w.seat = my_seat()
  order by 4 $function$;

