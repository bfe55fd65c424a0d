package io.sales360.common.feed;

import java.io.Serializable;

/**
 * One file of a feed, found and fingerprinted before the graph is built.
 *
 * @param feed name of the feed
 * @param path where it is read, as Beam's file systems name it
 * @param file path below the depot: the same on every machine, so it may enter tables
 * @param sizeBytes size as stored
 * @param sha256 hash of the bytes as stored, in hex
 * @param quarantine why all of its rows are refused; empty for a file that is read
 */
public record SourceFile(
    String feed, String path, String file, long sizeBytes, String sha256, String quarantine)
    implements Serializable {

  /** A file that is read. */
  SourceFile(String feed, String path, String file, long sizeBytes, String sha256) {
    this(feed, path, file, sizeBytes, sha256, "");
  }

  /** This file, all of whose rows are refused for a reason. */
  SourceFile quarantined(String reason) {
    return new SourceFile(feed, path, file, sizeBytes, sha256, reason);
  }
}
