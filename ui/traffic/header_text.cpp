// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/header_text.hpp"

#include <QCoreApplication>
#include <QStringList>

#include "ui/traffic/row_text.hpp"

namespace weir::ui {

namespace {

struct HeaderWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Headers)
};

void addSection(QStringList& lines, const QString& title, const std::vector<Header>& headers) {
    if (headers.empty()) {
        return;
    }
    if (!lines.isEmpty()) {
        lines.append(QString());
    }
    lines.append(QStringLiteral("# ") + title);
    for (const Header& header : headers) {
        lines.append(QStringLiteral("%1: %2").arg(text(header.name), text(header.value)));
    }
}

void addLosses(QStringList& lines, const admin::ExchangeDetail& detail, std::string_view where) {
    bool first = true;
    for (const Loss& loss : detail.losses) {
        if (loss.where != where) {
            continue;
        }
        if (first) {
            lines.append(QString());
            lines.append(QStringLiteral("# ") + HeaderWords::tr("Dropped or changed on the way"));
            first = false;
        }
        lines.append(text(loss.what));
    }
}

}  // namespace

QString requestHeadersText(const admin::ExchangeDetail& detail) {
    QStringList lines;
    addSection(lines, HeaderWords::tr("As received"), detail.requestHeaders);
    for (const admin::AttemptDetail& attempt : detail.attempts) {
        addSection(lines, HeaderWords::tr("As sent to %1").arg(text(attempt.target)),
                   attempt.requestHeaders);
    }
    addLosses(lines, detail, "request headers");
    return lines.join(QLatin1Char('\n'));
}

QString responseHeadersText(const admin::ExchangeDetail& detail) {
    QStringList lines;
    for (const admin::AttemptDetail& attempt : detail.attempts) {
        addSection(lines, HeaderWords::tr("As received from %1").arg(text(attempt.target)),
                   attempt.responseHeaders);
    }
    addLosses(lines, detail, "response headers");
    return lines.join(QLatin1Char('\n'));
}

}  // namespace weir::ui
