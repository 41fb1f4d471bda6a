// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/curl_text.hpp"

#include <QStringList>
#include <string_view>

namespace weir::ui {

namespace {

// Between apostrophes everything stands for itself, but for the apostrophe.
QString quoted(QString text) {
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

// Headers that change what the call means; all others are the client's own affair.
bool belongsToTheCall(std::string_view name) {
    return name.starts_with("anthropic-") || name.starts_with("openai-");
}

}  // namespace

QString curlOf(const admin::ExchangeDetail& detail, const admin::ExchangeBodies& bodies,
               const QString& baseUrl) {
    QStringList parts{
        QStringLiteral("curl ") + quoted(baseUrl + QString::fromStdString(detail.row.endpoint)),
        QStringLiteral("-H \"Authorization: Bearer $WEIR_KEY\""),
        QStringLiteral("-H 'Content-Type: application/json'")};
    for (const admin::Header& header : detail.requestHeaders) {
        if (belongsToTheCall(header.name)) {
            parts << QStringLiteral("-H ") + quoted(QString::fromStdString(header.name + ": ") +
                                                    QString::fromStdString(header.value));
        }
    }
    if (detail.row.stream) {
        parts << QStringLiteral("--no-buffer");
    }
    const bool whole = bodies.kept && !bodies.requestCut && !bodies.request.empty();
    parts << (whole ? QStringLiteral("--data-raw ") + quoted(QString::fromStdString(bodies.request))
                    : QStringLiteral("--data-binary @request.json"));
    return parts.join(QStringLiteral(" \\\n  "));
}

}  // namespace weir::ui
