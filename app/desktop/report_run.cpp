// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/report_run.hpp"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimeZone>
#include <optional>
#include <utility>

#include "ui/report/report_pdf.hpp"
#include "ui/report/report_source.hpp"
#include "ui/settings/language.hpp"

namespace weir::app {

namespace {

Result<QDate> readDay(const QString& option, const QString& typed) {
    const QDate day = QDate::fromString(typed, Qt::ISODate);
    if (!day.isValid()) {
        return Error::invalid(
            QStringLiteral("%1 is not a day: %2.").arg(option, typed).toStdString(),
            "Write it like 2026-11-26.");
    }
    return day;
}

}  // namespace

Result<ReportOrder> readReportOrder(const QString& path, const QString& from, const QString& to) {
    ReportOrder order;
    order.path = path;
    if (from.isEmpty() && to.isEmpty()) {
        return order;
    }
    if (from.isEmpty() || to.isEmpty()) {
        return Error::invalid("--from and --to are for use together.",
                              "Name the first and the last day of the report.");
    }
    auto first = readDay(QStringLiteral("--from"), from);
    if (!first) {
        return std::move(first.error());
    }
    auto last = readDay(QStringLiteral("--to"), to);
    if (!last) {
        return std::move(last.error());
    }
    if (*last < *first) {
        return Error::invalid("--to is before --from.");
    }
    order.period = ui::SpendPeriod::Custom;
    order.days = {*first, *last};
    return order;
}

Result<QString> runReport(admin::AdminClient& client, const ReportOrder& order,
                          const QString& language) {
    const ui::Language spoken(language);
    const SystemClock clock;
    ui::ReportSource source(client, clock, QTimeZone::systemTimeZone());
    QEventLoop loop;
    std::optional<Result<QString>> outcome;
    QObject::connect(
        &source, &ui::ReportSource::ready, &loop, [&](const ui::ReportFigures& figures) {
            QString path = order.path;
            if (QFileInfo(path).isDir()) {
                path = QDir(path).filePath(ui::reportName(figures.any().days));
            }
            const auto written = ui::writeReport(figures, path);
            outcome = written ? Result<QString>(path) : Result<QString>(written.error());
            loop.quit();
        });
    QObject::connect(&source, &ui::ReportSource::failed, &loop, [&](const QString& problem) {
        outcome = Error::unavailable(problem.toStdString());
        loop.quit();
    });
    source.ask(order.period, order.days, false);
    if (!outcome) {
        loop.exec();
    }
    return *std::move(outcome);
}

}  // namespace weir::app
