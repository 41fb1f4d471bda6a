// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "app/host/data_folder.hpp"
#include "engine/control/config/listen.hpp"

namespace weir::app {

namespace {

constexpr const char* kReportOption = "--report";

std::filesystem::path wholePath(const QString& path) {
    return QDir::cleanPath(QDir::current().absoluteFilePath(path)).toStdString();
}

}  // namespace

Result<CommandLine> readCommandLine(const QCoreApplication& application) {
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
    const QCommandLineOption report(
        QString::fromLatin1(kReportOption).mid(2),
        QStringLiteral("Save a report of spend as PDF and end, without a window. Of last month, or "
                       "of the days from --from to --to. In a folder it gets a name."),
        QStringLiteral("FILE"));
    const QCommandLineOption from(QStringLiteral("from"),
                                  QStringLiteral("The first day, 2026-11-01."),
                                  QStringLiteral("DAY"));
    const QCommandLineOption to(QStringLiteral("to"), QStringLiteral("The last day."),
                                QStringLiteral("DAY"));
    parser.addOptions({data, config, listen, minimized, safe, report, from, to});
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
    if (parser.isSet(report)) {
        auto order = readReportOrder(parser.value(report), parser.value(from), parser.value(to));
        if (!order) {
            return std::move(order.error());
        }
        line.report = std::move(*order);
    } else if (parser.isSet(from) || parser.isSet(to)) {
        return Error::invalid("--from and --to are for use with --report.");
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

bool asksForWords(std::span<char* const> words) {
    constexpr std::array<std::string_view, 5> kAsking = {"-h", "--help", "--help-all", "-v",
                                                         "--version"};
    return std::ranges::any_of(words, [&](std::string_view word) {
        return std::ranges::find(kAsking, word) != kAsking.end();
    });
}

bool asksForReport(std::span<char* const> words) {
    return std::ranges::any_of(
        words, [](std::string_view word) { return word.starts_with(kReportOption); });
}

}  // namespace weir::app
