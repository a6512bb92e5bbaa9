/**
 * Settings: what can be tuned, where its value comes from, and one record per concern, all checked together at start.
 *
 * <p>Start at {@link dev.hiveparquet.config.Option}, the table of everything that can be set, then {@link
 * dev.hiveparquet.config.SettingsReader}, which turns command line, system properties, environment and files into {@link
 * dev.hiveparquet.config.Settings}. Defaults stand in {@code application.properties} and nowhere else. No Camel, no
 * command-line library and no logger may enter.
 */
@NullMarked
package dev.hiveparquet.config;

import org.jspecify.annotations.NullMarked;
