// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/compare/body_compare.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/diff/diff_view.hpp"
#include "ui/diff/line_diff.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

BodyCompare::BodyCompare(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_note(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_all(new QCheckBox(tr("Show all lines"), this)),
      m_diff(new DiffView(this)) {
    m_diff->setAccessibleName(name);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(metrics().space(2));
    bar->addWidget(m_note, 1);
    bar->addWidget(m_all);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().gap, metrics().edgeLeft,
                               metrics().gap);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(bar);
    layout->addWidget(m_diff, 1);
    connect(m_all, &QCheckBox::toggled, this, &BodyCompare::compare);
    setLoading();
}

void BodyCompare::setLoading() {
    m_known = false;
    m_note->setText(tr("Loading…"));
    m_all->hide();
    m_diff->hide();
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
    m_diff->setAccessibleDescription(m_note->text());
    m_diff->setLines(m_all->isChecked() ? std::move(lines) : foldSame(std::move(lines)));
    m_diff->setVisible(any);
    m_all->setVisible(any);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setAlignment(any ? Qt::Alignment() : Qt::AlignTop);
}

}  // namespace weir::ui
