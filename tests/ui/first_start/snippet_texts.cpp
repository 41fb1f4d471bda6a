// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

#include "ui/first_start/snippets.hpp"

// usage: snippet_texts BASE_URL KEY MODEL AGENT
// The first start's own snippets as JSON, for the e2e tests that paste them.
int main(int count, char** words) {
    if (count != 5) {
        return 2;
    }
    const auto word = [words](int index) { return QString::fromUtf8(words[index]); };
    QJsonArray all;
    for (const weir::ui::Snippet& each :
         weir::ui::snippetsOf({word(1), word(2), word(3), word(4), word(4)})) {
        all.append(QJsonObject{{QStringLiteral("title"), each.title},
                               {QStringLiteral("code"), each.code}});
    }
    std::fputs(QJsonDocument(all).toJson().constData(), stdout);
    return 0;
}
