package dev.hiveparquet.camel;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** All that JMX shows of a domain, as text. */
final class JmxText {
    private JmxText() {}

    static String of(String domain) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder text = new StringBuilder();
        for (ObjectName name : server.queryNames(new ObjectName(domain + ":*"), null)) {
            text.append(name).append('\n');
            for (String attribute : attributes(server, name)) {
                text.append(value(server, name, attribute)).append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> attributes(MBeanServer server, ObjectName name) throws JMException {
        try {
            return Stream.of(server.getMBeanInfo(name).getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .toList();
        } catch (InstanceNotFoundException goneMeanwhile) {
            return List.of();
        }
    }

    private static String value(MBeanServer server, ObjectName name, String attribute) {
        try {
            return attribute + "=" + server.getAttribute(name, attribute);
        } catch (JMException | RuntimeMBeanException notToBeHad) {
            return attribute + "=?";
        }
    }
}
