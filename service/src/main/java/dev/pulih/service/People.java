package dev.pulih.service;

import dev.pulih.analyse.Analyst;
import dev.pulih.flow.Switchboard;
import dev.pulih.report.Drafting;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.news.News;
import java.util.Optional;

/**
 * Who is told, who is asked, and who writes.
 *
 * @param lines reach people
 * @param analyst gives opinions
 * @param drafting writes post-mortem drafts
 * @param claude whom analyst and drafting ask, if anybody
 * @param news tells what belongs to no incident
 */
record People(
    Switchboard lines, Analyst analyst, Drafting drafting, Optional<Claude> claude, News news) {}
