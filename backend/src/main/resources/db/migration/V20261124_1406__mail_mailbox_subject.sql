-- What a mail in the built-in mailbox is about, so that it goes when its people are erased.
ALTER TABLE mailbox_mail ADD COLUMN subject uuid;
CREATE INDEX mailbox_mail_subject ON mailbox_mail (subject);
