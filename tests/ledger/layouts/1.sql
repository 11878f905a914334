BEGIN TRANSACTION;
CREATE TABLE actors (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT, 
	kind TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "actors" VALUES('a-lopes',0,'Ana Lopes','person','{"id":"a-lopes","name":"Ana Lopes","kind":"person","members":[],"mentions":[{"span":{"report":"r-59aee9bbbe7d","start":58,"end":67,"quote":"Ana Lopes"},"form":"name"}],"roles":[],"same_as":[],"traits":[],"why":"test"}');
CREATE TABLE commitments (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	strength TEXT, 
	made_when TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position), 
	FOREIGN KEY(report) REFERENCES reports ("key")
);
INSERT INTO "commitments" VALUES('c-1',0,'r-59aee9bbbe7d','pledge',NULL,'{"id":"c-1","who":["a-lopes"],"to_whom":[],"what":{"report":"r-59aee9bbbe7d","start":13,"end":46,"quote":"We will dredge the harbour by May"},"instrument":null,"article":null,"made_when":null,"strength":"pledge","statement":"s-1","why":"test"}');
CREATE TABLE decisions (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	says TEXT, 
	at TEXT, 
	"by" TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "decisions" VALUES('d-1',0,'right','2031-03-05T10:00:00Z','an analyst','{"id":"d-1","by":"an analyst","at":"2031-03-05T10:00:00Z","says":"right","about":["k-1"],"value":null,"undone_by":null}');
CREATE TABLE events (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	label TEXT, 
	kind TEXT, 
	status TEXT, 
	first_day TEXT, 
	last_day TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "events" VALUES('e-1',0,'dredging of the harbour','works','planned',NULL,'2031-05-31','{"id":"e-1","label":"dredging of the harbour","kind":"works","plover":"none","participants":[{"actor":"a-lopes","role":"agent"}],"time":{"start":null,"end":"2031-05-31","precision":"interval","why":"test"},"place":null,"status":"planned","mentions":[{"report":"r-59aee9bbbe7d","start":13,"end":46,"quote":"We will dredge the harbour by May"},{"report":"r-8f6cd87fd2d8","start":18,"end":53,"quote":"the harbour would be dredged by May"}],"differences":[],"words":[],"when":[],"until":[],"why":"test"}');
CREATE TABLE families (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT, 
	root TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "families" VALUES('g-1',0,'rewritten','r-59aee9bbbe7d','{"id":"g-1","reports":["r-59aee9bbbe7d","r-8f6cd87fd2d8"],"kind":"rewritten","share":[{"report":"r-59aee9bbbe7d","share":0.4},{"report":"r-8f6cd87fd2d8","share":0.4}],"root":"r-59aee9bbbe7d","passages":[],"why":"test"}');
CREATE TABLE figure_groups (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	label TEXT, 
	independent_origins FLOAT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "figure_groups" VALUES('m-boats',0,'boats that wait',0.0,'{"measure":"m-boats","label":"boats that wait","members":["f-0","f-1"],"relations":[],"origins":[],"independent_origins":0,"at_least":false,"why":"test"}');
CREATE TABLE figures (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	measure TEXT, 
	low FLOAT, 
	high FLOAT, 
	unit TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position), 
	FOREIGN KEY(report) REFERENCES reports ("key")
);
INSERT INTO "figures" VALUES('f-0',0,'r-59aee9bbbe7d','m-boats',40.0,40.0,'boat','{"id":"f-0","span":{"report":"r-59aee9bbbe7d","start":84,"end":97,"quote":"Some 40 boats"},"measure":"m-boats","unit":"boat","low":40.0,"high":40.0,"comparator":"about","as_of":null,"chain":[],"statement":null,"counted":[],"where":[],"of":null,"why":"test"}');
INSERT INTO "figures" VALUES('f-1',1,'r-8f6cd87fd2d8','m-boats',40.0,40.0,'boat','{"id":"f-1","span":{"report":"r-8f6cd87fd2d8","start":55,"end":69,"quote":"About 40 boats"},"measure":"m-boats","unit":"boat","low":40.0,"high":40.0,"comparator":"about","as_of":null,"chain":[],"statement":null,"counted":[],"where":[],"of":null,"why":"test"}');
CREATE TABLE left_out (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	stage TEXT, 
	source TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "left_out" VALUES('0',0,'events','coast.txt','{"stage":"events","reason":"no time","source":"coast.txt","span":{"report":"r-8f6cd87fd2d8","start":91,"end":101,"quote":"Coast Post"}}');
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('layout','1');
INSERT INTO "meta" VALUES('format','1');
INSERT INTO "meta" VALUES('program','variorum 0.1.0');
INSERT INTO "meta" VALUES('created','2026-11-22T07:47:14+00:00');
CREATE TABLE passages (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	other_report TEXT NOT NULL, 
	kind TEXT, 
	score FLOAT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position), 
	FOREIGN KEY(report) REFERENCES reports ("key"), 
	FOREIGN KEY(other_report) REFERENCES reports ("key")
);
INSERT INTO "passages" VALUES('p-1',0,'r-59aee9bbbe7d','r-8f6cd87fd2d8','rewritten',0.5,'{"id":"p-1","a":{"report":"r-59aee9bbbe7d","start":13,"end":46,"quote":"We will dredge the harbour by May"},"b":{"report":"r-8f6cd87fd2d8","start":18,"end":53,"quote":"the harbour would be dredged by May"},"kind":"rewritten","direction":"unknown","restored":[],"score":0.5,"why":"test"}');
CREATE TABLE points (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	label TEXT, 
	independent_origins FLOAT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "points" VALUES('k-1',0,'the harbour is to be dredged',1.0,'{"id":"k-1","label":"the harbour is to be dredged","about":{"events":["e-1"],"statements":["s-1"],"figure_groups":["m-boats"]},"carried_by":["r-59aee9bbbe7d","r-8f6cd87fd2d8"],"silent":[],"too_early":[],"origins":[{"origin":"a-lopes","reports":["r-59aee9bbbe7d","r-8f6cd87fd2d8"],"counted":true,"why":"test"}],"independent_origins":1,"at_least":false,"differences":[],"verdict":"one origin","why":"test"}');
CREATE TABLE reports (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	source TEXT, 
	title TEXT, 
	published TEXT, 
	language TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position)
);
INSERT INTO "reports" VALUES('r-59aee9bbbe7d',0,'harbour.txt',NULL,'2031-03-04','en','{"id":"r-59aee9bbbe7d","source":"harbour.txt","sha256":"0000000000000000000000000000000000000000000000000000000000000000","media_type":"text/plain","text":"Share this!\n“We will dredge the harbour by May,” minister Ana Lopes said on Monday. Some 40 boats wait.\n","title":null,"masthead":null,"outlet":null,"published":{"value":"2031-03-04","precision":"day","basis":"stated","earliest":null,"latest":null,"span":null,"questioned":null,"why":"test"},"dateline":null,"byline":null,"credits":[],"credit_spans":[],"url":null,"language":"en","story":[[12,104]],"noise":[{"start":0,"end":12,"kind":"share","why":"test"}],"source_map":[],"why":"test"}');
INSERT INTO "reports" VALUES('r-8f6cd87fd2d8',1,'coast.txt',NULL,'2031-03-04','en','{"id":"r-8f6cd87fd2d8","source":"coast.txt","sha256":"0000000000000000000000000000000000000000000000000000000000000000","media_type":"text/plain","text":"The minister said the harbour would be dredged by May. About 40 boats are waiting – so the Coast Post.\n","title":null,"masthead":null,"outlet":null,"published":{"value":"2031-03-04","precision":"day","basis":"stated","earliest":null,"latest":null,"span":null,"questioned":null,"why":"test"},"dateline":null,"byline":null,"credits":[],"credit_spans":[],"url":null,"language":"en","story":[[0,103]],"noise":[],"source_map":[],"why":"test"}');
CREATE TABLE statements (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	speaker TEXT, 
	mode TEXT, 
	certainty TEXT, 
	act TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position), 
	FOREIGN KEY(report) REFERENCES reports ("key")
);
INSERT INTO "statements" VALUES('s-1',0,'r-59aee9bbbe7d','a-lopes','direct','asserted','pledge','{"id":"s-1","report":"r-59aee9bbbe7d","mode":"direct","content":[{"report":"r-59aee9bbbe7d","start":13,"end":46,"quote":"We will dredge the harbour by May"}],"quoted":[{"report":"r-59aee9bbbe7d","start":13,"end":46,"quote":"We will dredge the harbour by May"}],"cue":null,"speaker_span":null,"speaker":"a-lopes","chain":[{"actor":"a-lopes","span":null,"evidence":{"report":"r-59aee9bbbe7d","start":49,"end":72,"quote":"minister Ana Lopes said"},"inherited":false}],"chain_end":"not-seen","certainty":"asserted","act":"pledge","addressee":[],"date_said":null,"altered":false,"why":"test"}');
CREATE TABLE times (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	type TEXT, 
	value TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position), 
	FOREIGN KEY(report) REFERENCES reports ("key")
);
INSERT INTO "times" VALUES('t-1',0,'r-59aee9bbbe7d','DATE','2031-03-03','{"id":"t-1","span":{"report":"r-59aee9bbbe7d","start":76,"end":82,"quote":"Monday"},"type":"DATE","value":"2031-03-03","mod":null,"anchor":null,"why":"test"}');
CREATE TABLE wording (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	referent TEXT, 
	voice TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (position), 
	FOREIGN KEY(report) REFERENCES reports ("key")
);
INSERT INTO "wording" VALUES('w-1',0,'r-8f6cd87fd2d8','e-1','own','{"id":"w-1","referent":"e-1","span":{"report":"r-8f6cd87fd2d8","start":18,"end":53,"quote":"the harbour would be dredged by May"},"voice":"own","of":null,"loaded":false,"why":"test"}');
CREATE INDEX ix_times_report ON times (report);
CREATE INDEX ix_statements_report ON statements (report);
CREATE INDEX ix_figures_report ON figures (report);
CREATE INDEX ix_passages_report ON passages (report);
CREATE INDEX ix_passages_other_report ON passages (other_report);
CREATE INDEX ix_commitments_report ON commitments (report);
CREATE INDEX ix_wording_report ON wording (report);
COMMIT;
