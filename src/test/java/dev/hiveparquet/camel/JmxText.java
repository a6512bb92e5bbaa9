package dev.hiveparquet.camel;

import java.lang.management.ManagementFactory;
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
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                text.append(value(server, name, attribute.getName())).append('\n');
            }
        }
        return text.toString();
    }

    private static String value(MBeanServer server, ObjectName name, String attribute) {
        try {
            return attribute + "=" + server.getAttribute(name, attribute);
        } catch (JMException | RuntimeMBeanException notToBeHad) {
            return attribute + "=?";
        }
    }
}
