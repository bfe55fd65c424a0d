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
 */
public record SourceFile(String feed, String path, String file, long sizeBytes, String sha256)
    implements Serializable {}
