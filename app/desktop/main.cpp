// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QMessageBox>
#include <QProcess>
#include <QStandardPaths>
#include <iostream>
#include <optional>
#include <span>

#include "app/desktop/command_line.hpp"
#include "app/desktop/crash_sentinel.hpp"
#include "app/desktop/desktop.hpp"
#include "app/desktop/gateway_link.hpp"
#include "app/desktop/keychain_tokens.hpp"
#include "app/desktop/safe_mode.hpp"
#include "app/desktop/single_instance.hpp"
#include "app/host/version.hpp"
#include "app/platform/autostart_xdg.hpp"
#include "app/platform/end_signals_unix.hpp"
#include "app/platform/process.hpp"
#include "app/secrets/keychain/keychain_store.hpp"
#include "ui/settings/ui_settings.hpp"

namespace weir::app {

// Of run(): nothing a program ends with by itself.
constexpr int kStartAgain = -1;

namespace {

int failAtStart(const Error& error) {
    QMessageBox::critical(nullptr, QCoreApplication::applicationName(),
                          QString::fromStdString(error.text()));
    return 1;
}

QString windowSettings() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/weir/window.ini");
}

int failOnTerminal(const Error& error) {
    std::cerr << error.text() << '\n';
    return 1;
}

// From the gateway that runs, or from the data folder if none does.
int saveReport(const CommandLine& line) {
    const SystemClock clock;
    const Log log(clock, LogLevel::Error);
    HostOptions options;
    options.workspace.dataFolder = line.dataFolder;
    options.workspace.document = line.document;
    options.listens = false;
    QObject context;
    const auto gateway = GatewayLink::open(std::move(options), clock, log, context);
    if (!gateway) {
        return failOnTerminal(gateway.error());
    }
    const auto saved =
        runReport((*gateway)->client(), *line.report, ui::UiSettings(windowSettings()).language());
    if (!saved) {
        return failOnTerminal(saved.error());
    }
    std::cout << saved->toStdString() << '\n';
    return 0;
}

int run(QApplication& application, bool forReport) {
    const auto line = readCommandLine(application);
    if (!line) {
        return forReport ? failOnTerminal(line.error()) : failAtStart(line.error());
    }
    if (line->report) {
        return saveReport(*line);
    }
    SingleInstance instance(QString::fromStdString(line->dataFolder.string()));
    switch (instance.take()) {
        case SingleInstance::Place::First:
            break;
        case SingleInstance::Place::Second:
            return 0;
        case SingleInstance::Place::None:
            return failAtStart(Error::unavailable("Weir is running, but does not answer.",
                                                  "End it, then start Weir again."));
    }
    const QString settings = windowSettings();
    CrashSentinel sentinel(QString::fromStdString(line->dataFolder.string()));
    const LastEnd last = sentinel.lastEnd(QDateTime::currentDateTime());
    // At the start of a session there is nobody to ask.
    const bool tooOften = last.soonInARow >= CrashSentinel::kTooOften && !line->minimized;
    std::optional<SafeMode> safe;
    if (line->safeMode || (tooOften && SafeMode::offer(settings))) {
        safe.emplace(settings);
    }
    sentinel.begin(last, QDateTime::currentDateTime());
    // Whoever wants it to end while it still starts is heard, a moment later.
    const EndSignalsUnix endSignals;
    const SystemClock clock;
    const Log log(clock);
    KeychainStore keychain;
    keychain.probe();
    HostOptions options;
    options.workspace.dataFolder = line->dataFolder;
    options.workspace.document = line->document;
    options.workspace.listen = line->listen;
    options.keychain = &keychain;
    options.listens = !safe;
    QObject context;
    const auto gateway = GatewayLink::open(std::move(options), clock, log, context);
    if (!gateway) {
        sentinel.end();
        return failAtStart(gateway.error());
    }
    if (!sentinel.hasBegun()) {
        sentinel.begin(last, QDateTime::currentDateTime());  // the folder is there now
    }
    if (!(*gateway)->isOurs() && !line->listen.empty()) {
        log.warning("--listen is not used: another program runs the gateway of this data folder");
    }
    AutostartXdg autostart(QCoreApplication::applicationFilePath(), line->forAutostart,
                           AutostartXdg::customaryFolder());
    KeychainStore ofTokens(QStringLiteral("Weir tokens"));
    KeychainTokens tokens(ofTokens);
    Desktop desktop(application,
                    {**gateway, tokens, autostart, safe ? safe->settingsFile() : settings});
    if (safe) {
        desktop.tellSafeMode();
    } else if (last.bad) {
        desktop.tellBadEnd(last.startedAt);
    }
    QObject::connect(&instance, &SingleInstance::showAsked, &desktop, &Desktop::show);
    QObject::connect(&endSignals, &EndSignalsUnix::asked, &desktop, &Desktop::quit);
    if (line->minimized) {
        desktop.showMinimized();
    } else {
        desktop.show();
    }
    const int result = QApplication::exec();
    sentinel.end();
    // The gateway may still wait for its calls; who starts Weir now waits for the gateway.
    instance.leave();
    return desktop.startsAgain() ? kStartAgain : result;
}

// As it was started, but for the safe mode; once nothing of this run is left.
void startAgain() {
    QStringList words = QCoreApplication::arguments().mid(1);
    words.removeAll(QStringLiteral("--safe-mode"));
    QProcess::startDetached(QCoreApplication::applicationFilePath(), words);
}

}  // namespace

}  // namespace weir::app

int main(int count, char** words) {
    weir::app::hardenProcess();
    QCoreApplication::setApplicationName(QStringLiteral("Weir"));
    QCoreApplication::setApplicationVersion(QString::fromUtf8(
        weir::app::kVersionText.data(), qsizetype(weir::app::kVersionText.size())));
    if (weir::app::asksForWords({words, static_cast<std::size_t>(count)})) {
        const QCoreApplication application(count, words);
        const auto line =
            weir::app::readCommandLine(application);  // ends the program with the words
        return line ? 0 : 1;
    }
    const bool forReport = weir::app::asksForReport({words, static_cast<std::size_t>(count)});
    if (forReport) {
        qputenv("QT_QPA_PLATFORM", "offscreen");  // it shows nothing, and a server has no display
    }
    QApplication application(count, words);
    QGuiApplication::setDesktopFileName(QStringLiteral("weir"));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const int result = weir::app::run(application, forReport);
    if (result != weir::app::kStartAgain) {
        return result;
    }
    weir::app::startAgain();
    return 0;
}
