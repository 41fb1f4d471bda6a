// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/compare/body_compare.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/diff/diff_view.hpp"
#include "ui/diff/line_diff.hpp"
#include "ui/diff/side_view.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

BodyCompare::BodyCompare(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_note(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_all(new QCheckBox(tr("Show all lines"), this)),
      m_layout(new Segments(2, this)),
      m_diff(new DiffView(this)),
      m_beside(new SideView(this)) {
    m_diff->setAccessibleName(name);
    m_beside->setAccessibleName(name);
    //: How two texts are compared: as one with both, or each beside the other
    m_layout->setTexts({tr("Together"), tr("Side by side")});
    m_layout->setAccessibleName(tr("Show both"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(metrics().space(2));
    bar->addWidget(m_note, 1);
    bar->addWidget(m_all);
    bar->addWidget(m_layout);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().gap, metrics().edgeLeft,
                               metrics().gap);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(bar);
    layout->addWidget(m_diff, 1);
    layout->addWidget(m_beside, 1);
    connect(m_layout, &Segments::chosen, this, &BodyCompare::compare);
    connect(m_all, &QCheckBox::toggled, this, &BodyCompare::compare);
    setLoading();
}

void BodyCompare::setLoading() {
    m_known = false;
    m_note->setText(tr("Loading…"));
    for (QWidget* part : {static_cast<QWidget*>(m_all), static_cast<QWidget*>(m_layout),
                          static_cast<QWidget*>(m_diff), static_cast<QWidget*>(m_beside)}) {
        part->hide();
    }
}

void BodyCompare::setTexts(Texts texts) {
    m_texts = std::move(texts);
    m_known = true;
    m_compared = false;
    if (isVisible()) {
        compare();
    }
}

void BodyCompare::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_known && !m_compared) {
        compare();
    }
}

void BodyCompare::compare() {
    m_compared = true;
    QStringList notes;
    if (!m_texts.note.isEmpty()) {
        notes << m_texts.note;
    }
    const bool any = !m_texts.left.isEmpty() || !m_texts.right.isEmpty();
    auto lines = diffLines(m_texts.left, m_texts.right);
    const int removed = countOf(lines, DiffLine::Kind::Removed);
    const int added = countOf(lines, DiffLine::Kind::Added);
    if (removed + added > 0) {
        notes << tr("%Ln lines only in the first (−)", nullptr, removed) + QStringLiteral(", ") +
                     tr("%Ln only in the second (+)", nullptr, added) + u'.';
    } else if (any) {
        notes << tr("Both are the same.");
    }
    m_note->setText(notes.join(u' '));
    lines = m_all->isChecked() ? std::move(lines) : foldSame(std::move(lines));
    const bool beside = m_layout->current() == Beside;
    m_diff->setAccessibleDescription(m_note->text());
    m_beside->setAccessibleDescription(m_note->text());
    m_diff->setLines(beside ? std::vector<DiffLine>() : lines);
    m_beside->setLines(beside ? std::move(lines) : std::vector<DiffLine>());
    m_diff->setVisible(any && !beside);
    m_beside->setVisible(any && beside);
    m_all->setVisible(any);
    m_layout->setVisible(any);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setAlignment(any ? Qt::Alignment() : Qt::AlignTop);
}

}  // namespace weir::ui
