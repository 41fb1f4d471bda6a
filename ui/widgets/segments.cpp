// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segments.hpp"

#include <QHBoxLayout>
#include <QToolButton>

namespace weir::ui {

Segments::Segments(int count, QWidget* parent) : QFrame(parent) {
    setProperty("part", QStringLiteral("segments"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);  // the border
    layout->setSpacing(0);
    for (int index = 0; index < count; ++index) {
        auto* segment = new QToolButton(this);
        segment->setProperty("part", QStringLiteral("segment"));
        segment->setProperty("last", index == count - 1);
        segment->setCheckable(true);
        // Tab reaches the group once; arrow keys move inside an exclusive group.
        segment->setFocusPolicy(Qt::StrongFocus);
        m_group.addButton(segment, index);
        layout->addWidget(segment);
    }
    m_group.setExclusive(true);
    setCurrent(0);
    connect(&m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::setTexts(const QStringList& texts) {
    for (int index = 0; index < texts.size(); ++index) {
        const QString& text = texts.at(index);
        QAbstractButton* segment = m_group.button(index);
        segment->setText(text);
        segment->ensurePolished();
        // The chosen one is bold, which its size hint does not know.
        QFont bold = segment->font();
        bold.setBold(true);
        segment->setMinimumWidth(segment->sizeHint().width() +
                                 QFontMetrics(bold).horizontalAdvance(text) -
                                 segment->fontMetrics().horizontalAdvance(text));
    }
}

void Segments::setCurrent(int index) {
    if (auto* segment = m_group.button(index)) {
        segment->setChecked(true);
    }
}

}  // namespace weir::ui
