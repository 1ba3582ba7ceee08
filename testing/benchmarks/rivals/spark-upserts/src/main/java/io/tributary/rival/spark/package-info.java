/** What a Spark job does that keeps a Hudi table as a topic tells. */
package io.tributary.rival.spark;
