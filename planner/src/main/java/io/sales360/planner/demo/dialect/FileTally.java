package io.sales360.planner.demo.dialect;

/**
 * What one file holds. Grain: file.
 *
 * @param records records without header and blank lines
 * @param cleanRecords the records that the company meant to write; healed ones are among them
 */
public record FileTally(String feed, String file, int records, int cleanRecords) {}
