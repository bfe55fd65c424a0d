package io.sales360.common.product;

import java.io.Serializable;

/**
 * One thing that is wrong with a product file, or with the data it names.
 *
 * @param file name of the product file
 * @param line line, from 1; 0 where it is about the data, not the file's text
 * @param path where in the file, such as {@code feeds.invoices.map.quantity}
 * @param message value and what is wrong
 * @param remedy what to do; empty if the message says it
 */
public record Problem(String file, int line, String path, String message, String remedy)
    implements Serializable {

  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    return place + ": " + path + ": " + message + (remedy.isEmpty() ? "" : "\n  " + remedy);
  }
}
