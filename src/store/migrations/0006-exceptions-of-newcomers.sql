-- An exception may name an organisation that is no member yet. When it becomes one (or says that a domain is its own),
-- the exception counts from that moment, as its author was told that it would.
create function except_newcomer(member_ int, at_ timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
