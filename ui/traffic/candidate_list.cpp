// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/candidate_list.hpp"

#include <QEvent>
#include <QLabel>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/sign_label.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// Names leave a third of a line to the reasons.
constexpr int kReasonShare = 3;
// Beside the names; a reason that takes more stands below its name, and so do the others then.
constexpr int kMostLines = 2;

int oneLine(const QLabel* label) {
    return label->fontMetrics().horizontalAdvance(label->text()) + 1;
}

}  // namespace

std::array<QWidget*, 4> CandidateList::Line::parts() const {
    return {sign, target, outcome, reason};
}

CandidateList::CandidateList(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CandidateList::setLines(const std::vector<CandidateLine>& lines) {
    if (lines == m_shown) {
        return;
    }
    m_shown = lines;
    for (const Line& line : m_lines) {
        for (QWidget* part : line.parts()) {
            // Not at once: Qt may be walking over them with a new theme or language.
            part->hide();
            part->deleteLater();
        }
    }
    m_lines.clear();
    for (const CandidateLine& each : lines) {
        Line line{new SignLabel(each.sign, this), new ElidedLabel(Qt::ElideMiddle, this),
                  makeLabel(TextRole::Body, Tone::Muted, this),
                  makeParagraph(TextRole::Body, Tone::Text2, this)};
        line.sign->setAccessibleName(each.outcome);
        setTextRole(line.target, each.sign == PathSign::Served ? TextRole::Name : TextRole::Body);
        line.target->setText(each.target);
        line.outcome->setText(each.outcome);
        line.reason->setText(each.reason);
        line.reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_lines.push_back(line);
        for (QWidget* part : line.parts()) {
            part->show();
        }
    }
    updateGeometry();
    place(width(), true);
}

CandidateList::Columns CandidateList::columnsIn(int width) const {
    int sign = 0;
    int target = 0;
    int outcome = 0;
    int reason = 0;
    for (const Line& line : m_lines) {
        sign = std::max(sign, line.sign->sizeHint().width());
        target = std::max(target, line.target->sizeHint().width());
        outcome = std::max(outcome, oneLine(line.outcome));
        reason = std::max(reason, oneLine(line.reason));
    }
    const int gap = metrics().space(2);
    const int room = std::max(width - sign - outcome - 3 * gap, 0);
    const int kept = std::min(reason, room / kReasonShare);
    Columns columns{};
    columns.targetWidth = std::min(target, room - kept);
    columns.reasonWidth = room - columns.targetWidth;
    columns.target = sign + gap;
    columns.outcome = columns.target + columns.targetWidth + gap;
    columns.reason = columns.outcome + outcome + gap;
    columns.below = std::ranges::any_of(m_lines, [&](const Line& line) {
        return !line.reason->text().isEmpty() &&
               line.reason->heightForWidth(columns.reasonWidth) >
                   kMostLines * line.reason->fontMetrics().lineSpacing();
    });
    if (columns.below) {
        columns.targetWidth = std::min(target, room + gap);
        columns.outcome = columns.target + columns.targetWidth + gap;
        columns.reason = columns.target;
        columns.reasonWidth = std::max(width - columns.reason, 0);
        columns.outcomeWidth = outcome;
    } else {
        columns.outcomeWidth = columns.reason - columns.outcome;
    }
    return columns;
}

int CandidateList::place(int width, bool move) const {
    const Columns columns = columnsIn(width);
    int top = 0;
    for (const Line& line : m_lines) {
        const int words = line.target->sizeHint().height();
        const int reason =
            line.reason->text().isEmpty() ? 0 : line.reason->heightForWidth(columns.reasonWidth);
        const int height = columns.below ? words + reason : std::max(words, reason);
        if (move) {
            const int sign = line.sign->sizeHint().height();
            line.sign->setGeometry(0, top + (words - sign) / 2, line.sign->sizeHint().width(),
                                   sign);
            line.target->setGeometry(columns.target, top, columns.targetWidth, words);
            line.outcome->setGeometry(columns.outcome, top, columns.outcomeWidth, words);
            line.reason->setGeometry(columns.reason, columns.below ? top + words : top,
                                     columns.reasonWidth,
                                     columns.below ? reason : std::max(reason, words));
        }
        top += height + metrics().space(1);
    }
    return std::max(top - metrics().space(1), 0);
}

QSize CandidateList::sizeHint() const {
    const int width = metrics().px(360);
    return {width, heightForWidth(width)};
}

QSize CandidateList::minimumSizeHint() const {
    return {metrics().px(200), 0};
}

int CandidateList::heightForWidth(int width) const {
    return place(width, false);
}

void CandidateList::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place(width(), true);
}

void CandidateList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        place(width(), true);
    }
}

}  // namespace weir::ui
