package dev.hiveparquet.config;

import java.time.Duration;

/**
 * The TCP feed to connect to, and how to behave towards it.
 *
 * @param host name or address, resolved anew at every attempt
 * @param port from 1 to 65535
 * @param connectTimeout after which an attempt counts as failed
 * @param idleTimeout after which a connection that brings no byte is given up
 * @param sentenceTimeout after which bytes without a sentence among them are an alarm; zero: never
 * @param backoffInitial pause after the first failed attempt
 * @param backoffMax the longest pause, not below the first
 * @param sessionsMaxAge how often rows of the sessions table are published
 */
public record TcpSettings(
        String host,
        int port,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration sentenceTimeout,
        Duration backoffInitial,
        Duration backoffMax,
        Duration sessionsMaxAge) {
    public TcpSettings {
        Texts.host(host);
        Option.TCP_PORT.require(port);
        Option.TCP_CONNECT_TIMEOUT.require(connectTimeout);
        Option.TCP_IDLE_TIMEOUT.require(idleTimeout);
        Option.TCP_SENTENCE_TIMEOUT.require(sentenceTimeout);
        Option.TCP_BACKOFF_INITIAL.require(backoffInitial);
        Option.TCP_BACKOFF_MAX.require(backoffMax);
        Option.SESSIONS_MAX_AGE.require(sessionsMaxAge);
        if (backoffInitial.compareTo(backoffMax) > 0) {
            throw new IllegalArgumentException("tcp-backoff-initial " + backoffInitial + " is above " + backoffMax);
        }
    }
}
