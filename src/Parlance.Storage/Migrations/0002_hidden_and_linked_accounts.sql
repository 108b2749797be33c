-- Whether other networks see an account, and the handles and numbers of those that went up in it, each ended by a line feed.

alter table accounts add column is_hidden integer not null default 0;
alter table accounts add column aliases text not null default '';
