-- Browsers that are signed in and tokens for scripts. The hash is SHA-256 of 32 random bytes, so nothing here lets anybody in.
create table access (
  hash text primary key,
  account_id integer not null,
  is_token integer not null,
  name text not null,
  most text not null,
  ranges text not null,
  created_at integer not null,
  used_at integer not null,
  expires integer
) without rowid;

create index access_by_account on access (account_id);
