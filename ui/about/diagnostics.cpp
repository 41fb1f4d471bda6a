// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about/diagnostics.hpp"

#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>
#include <QTimeZone>

#include "engine/base/scrub.hpp"
#include "engine/base/words.hpp"

namespace weir::ui {

namespace {

QString text(const std::string& utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// The folder of a person is named after that person.
QString withoutHome(QString line) {
    const QString home = QDir::homePath();
    return home.size() > 1 ? line.replace(home, QStringLiteral("~")) : line;
}

class Lines {
public:
    void add(const char* name, const QString& value) {
        if (!value.isEmpty()) {
            m_lines << QLatin1String(name) + QStringLiteral(": ") + value;
        }
    }
    QString text() const {
        const std::string clean = scrub(withoutHome(m_lines.join(u'\n')).toStdString());
        return QString::fromStdString(clean) + u'\n';
    }

private:
    QStringList m_lines;
};

QString screensText() {
    QStringList screens;
    const auto all = QGuiApplication::screens();
    for (const QScreen* screen : all) {
        screens << QStringLiteral("%1x%2 at %3")
                       .arg(screen->size().width())
                       .arg(screen->size().height())
                       .arg(screen->devicePixelRatio());
    }
    return screens.join(QStringLiteral(", "));
}

void addWindow(Lines& lines) {
    lines.add("System", QSysInfo::prettyProductName() + QStringLiteral(", ") +
                            QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion() +
                            QStringLiteral(", ") + QSysInfo::currentCpuArchitecture());
    lines.add("Qt", QString::fromLatin1(qVersion()) + QStringLiteral(", ") +
                        QGuiApplication::platformName());
    lines.add("Screens", screensText());
    lines.add("Locale", QLocale().name() + QStringLiteral(", ") +
                            QString::fromLatin1(QTimeZone::systemTimeZoneId()));
}

void addGateway(Lines& lines, const DiagnosedGateway& gateway) {
    const admin::GatewayStatus& status = gateway.status;
    lines.add("Gateway",
              QString::fromStdString(std::string(wordOf(status.state))) +
                  (gateway.attached ? QStringLiteral(", of another process") : QString()));
    lines.add("Not answering", gateway.lost);
    lines.add("Problem", text(status.problem));
    lines.add("Address", text(status.address));
    lines.add("Document", text(status.policyFile) + QStringLiteral(", revision ") +
                              QString::number(status.revision) +
                              (status.policyReadOnly ? QStringLiteral(", read only") : QString()));
    lines.add("Document not in force", text(status.policyProblem));
    lines.add("Data", text(status.dataFolder));
    lines.add("Books", text(status.booksProblem));
    lines.add("Running since",
              QDateTime::fromMSecsSinceEpoch(
                  std::chrono::floor<Milliseconds>(status.startedAt.time_since_epoch()).count())
                  .toUTC()
                  .toString(Qt::ISODate));
    lines.add("Open", QStringLiteral("%1 calls, %2 streams, %3 calls a second")
                          .arg(status.openExchanges)
                          .arg(status.openStreams)
                          .arg(status.requestsPerSecond, 0, 'f', 1));
    lines.add("Valid keys", QString::number(status.keys));
}

void addProviders(Lines& lines, const DiagnosedGateway& gateway) {
    for (const admin::ProviderRow& row : gateway.providers) {
        lines.add("Provider", QStringLiteral("%1, health %2, key %3")
                                  .arg(text(row.settings.kind),
                                       QString::fromStdString(std::string(wordOf(row.health))),
                                       QString::fromStdString(std::string(wordOf(row.keyState)))));
    }
    if (gateway.keychainKnown) {
        lines.add("Keychain", gateway.keychainAvailable
                                  ? gateway.keychainName
                                  : QStringLiteral("none: ") + gateway.keychainProblem);
    }
}

}  // namespace

QString diagnosticsText(const DiagnosedGateway& gateway) {
    Lines lines;
    lines.add("Weir", text(gateway.status.version));
    addWindow(lines);
    addGateway(lines, gateway);
    addProviders(lines, gateway);
    return lines.text();
}

}  // namespace weir::ui
