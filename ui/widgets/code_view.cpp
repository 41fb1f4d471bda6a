// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code_view.hpp"

#include <QScrollBar>

#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

QString folded(const QString& code) {
    constexpr qsizetype kLongest = 4'096;
    if (code.size() <= kLongest) {
        return code;
    }
    QString result;
    result.reserve(code.size() + code.size() / kLongest + 1);
    qsizetype column = 0;
    for (const QChar each : code) {
        column = each == QLatin1Char('\n') ? 0 : column + 1;
        if (column > kLongest && !each.isLowSurrogate()) {
            result.append(QLatin1Char('\n'));
            column = 1;
        }
        result.append(each);
    }
    return result;
}

}  // namespace

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setProperty("part", QStringLiteral("code"));
    setTextRole(this, TextRole::Mono);
}

void CodeView::setCode(const QString& code) {
    if (m_code == code) {
        return;
    }
    m_code = code;
    const int place = verticalScrollBar()->value();
    setPlainText(folded(code));
    verticalScrollBar()->setValue(place);
}

}  // namespace weir::ui
