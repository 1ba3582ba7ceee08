/** A reader of the lake table in Spark's own JVM: the table as its users will see it. */
package io.tributary.runtime.spark;
