-- For the time to share: when somebody first opened a report, and when its advisory came out. Never who: the answer is medians.
grant select (member, first_at) on reading to auburn_finder;
grant select (situation, published_at, published) on advisory to auburn_finder;
