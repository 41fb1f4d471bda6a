// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QProcess>
#include <QStandardPaths>
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "app/desktop/crash_sentinel.hpp"
#include "app/desktop/desktop.hpp"
#include "app/desktop/gateway_link.hpp"
#include "app/desktop/keychain_tokens.hpp"
#include "app/desktop/safe_mode.hpp"
#include "app/desktop/single_instance.hpp"
#include "app/host/data_folder.hpp"
#include "app/host/version.hpp"
#include "app/platform/autostart_xdg.hpp"
#include "app/platform/end_signals_unix.hpp"
#include "app/platform/process.hpp"
#include "app/secrets/keychain/keychain_store.hpp"
#include "engine/control/config/listen.hpp"

namespace weir::app {

// Of run(): nothing a program ends with by itself.
constexpr int kStartAgain = -1;

namespace {

struct CommandLine {
    std::filesystem::path dataFolder;
    std::filesystem::path document;
    std::string listen;
    bool minimized = false;
    bool safeMode = false;
    QStringList forAutostart;  // so that the next session opens the same folder and port
};

std::filesystem::path wholePath(const QString& path) {
    return QDir::cleanPath(QDir::current().absoluteFilePath(path)).toStdString();
}

Result<CommandLine> read(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Weir, a gateway for calls to AI models, and its window."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("The data folder."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption config(QStringLiteral("config"),
                                    QStringLiteral("The policy document."), QStringLiteral("FILE"));
    const QCommandLineOption listen(
        QStringLiteral("listen"),
        QStringLiteral("Listen there instead of where the document says."),
        QStringLiteral("HOST:PORT"));
    const QCommandLineOption minimized(QStringLiteral("minimized"),
                                       QStringLiteral("Start in the tray."));
    const QCommandLineOption safe(
        QStringLiteral("safe-mode"),
        QStringLiteral("Start with the window as it first was, and the gateway stopped."));
    parser.addOptions({data, config, listen, minimized, safe});
    parser.process(application);

    CommandLine line;
    line.minimized = parser.isSet(minimized);
    line.safeMode = parser.isSet(safe);
    line.forAutostart << QStringLiteral("--minimized");
    for (const QCommandLineOption& option : {data, config}) {
        if (parser.isSet(option)) {
            line.forAutostart << QStringLiteral("--") + option.names().constFirst()
                              << QString::fromStdString(wholePath(parser.value(option)).string());
        }
    }
    if (parser.isSet(config)) {
        line.document = wholePath(parser.value(config));
    }
    if (parser.isSet(listen)) {
        line.listen = parser.value(listen).toStdString();
        if (const auto good = control::parseListen(line.listen); !good) {
            return good.error();
        }
        line.forAutostart << QStringLiteral("--listen") << parser.value(listen);
    }
    if (parser.isSet(data)) {
        line.dataFolder = wholePath(parser.value(data));
        return line;
    }
    auto folder = defaultDataFolder();
    if (!folder) {
        return std::move(folder.error());
    }
    line.dataFolder = std::move(*folder);
    return line;
}

int failAtStart(const Error& error) {
    QMessageBox::critical(nullptr, QCoreApplication::applicationName(),
                          QString::fromStdString(error.text()));
    return 1;
}

int run(QApplication& application) {
    const auto line = read(application);
    if (!line) {
        return failAtStart(line.error());
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
    const QString settings =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
        QStringLiteral("/weir/window.ini");
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

// Help and version are words on the terminal, which has no display to open perhaps.
bool asksForWords(std::span<char* const> words) {
    constexpr std::array<std::string_view, 5> kAsking = {"-h", "--help", "--help-all", "-v",
                                                         "--version"};
    return std::ranges::any_of(words, [&](std::string_view word) {
        return std::ranges::find(kAsking, word) != kAsking.end();
    });
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
        const auto line = weir::app::read(application);  // ends the program with the words
        return line ? 0 : 1;
    }
    QApplication application(count, words);
    QGuiApplication::setDesktopFileName(QStringLiteral("weir"));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const int result = weir::app::run(application);
    if (result != weir::app::kStartAgain) {
        return result;
    }
    weir::app::startAgain();
    return 0;
}
