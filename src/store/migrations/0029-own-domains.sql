-- What a member says is its domain. It stands in member.domains, where it counts, once it was proved; until then it is the
-- member's own word, for warnings to itself. Rows stay when a domain is dropped: what was once proved is meant by exceptions still,
-- and how often a code was sent is not forgotten. Domains in member.domains without a row were looked at by vetters or operators.
create table member_domain(
  member int not null references member,
  domain text not null,
  declared_at timestamptz not null,
  dropped_at timestamptz,
  proof text not null,
  checked_at timestamptz,
  proved_at timestamptz,
  proved_by text check (proved_by in ('dns', 'mail')),
  -- Until when the proof counts; past, and the domain is the member's word again.
  until timestamptz,
  warned_at timestamptz,
  code_hash bytea,
  code_until timestamptz,
  codes_sent int not null default 0,
  wrong_codes int not null default 0,
  primary key (member, domain)
);
create index member_domain_domain on member_domain(domain) where proved_at is not null;
create index member_domain_until on member_domain(until) where until is not null;
grant select, insert, update on member_domain to auburn_app;
