// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/attention_list.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

AttentionList::AttentionList(QWidget* parent)
    : Panel(parent),
      m_count(new ChipLabel),
      m_nothing(makeParagraph(TextRole::Body, Tone::Muted)),
      m_list(new QVBoxLayout) {
    headerLayout()->insertWidget(1, m_count);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("attention"));
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    auto* all = new QVBoxLayout(content);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_nothing->setContentsMargins(metrics().gap, metrics().gap, metrics().gap, metrics().gap);
    all->addWidget(m_nothing);
    all->addLayout(m_list);
    all->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    contentLayout()->setContentsMargins(0, 0, 0, metrics().space(1));
    contentLayout()->addWidget(scroll);
    retranslate();
}

AttentionList::Row AttentionList::makeRow(int index) {
    Row row{new QWidget, new IconLabel(metrics().iconRow),
            makeParagraph(TextRole::Head, Tone::Text), makeParagraph(TextRole::Body, Tone::Muted),
            new Button(ButtonKind::Link)};
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics().px(2));
    words->addWidget(row.title);
    words->addWidget(row.text);
    row.action->setProperty("place", QStringLiteral("under_text"));
    words->addWidget(row.action, 0, Qt::AlignLeft);
    auto* across = new QHBoxLayout;
    across->setContentsMargins(metrics().gap, metrics().px(10), metrics().gap, metrics().px(8));
    across->setSpacing(metrics().px(10));
    across->addWidget(row.icon, 0, Qt::AlignTop);
    across->addLayout(words, 1);
    auto* down = new QVBoxLayout(row.whole);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    down->addLayout(across);
    down->addWidget(makeDivider(Qt::Horizontal));
    connect(row.action, &QAbstractButton::clicked, this,
            [this, index] { emit chosen(m_items[index]); });
    return row;
}

void AttentionList::show(const Row& row, const Attention& item) {
    row.icon->setIcon(item.icon, tokenOf(item.tone));
    row.title->setText(item.title);
    row.text->setText(item.text);
    row.text->setVisible(!item.text.isEmpty());
    row.action->setText(item.action);
    row.action->setVisible(!item.action.isEmpty());
    row.action->setAccessibleName(QStringLiteral("%1: %2").arg(item.action, item.title));
}

void AttentionList::setItems(const QVector<Attention>& items) {
    if (items == m_items) {
        return;
    }
    m_items = items;
    while (m_rows.size() < static_cast<std::size_t>(items.size())) {
        m_rows.push_back(makeRow(static_cast<int>(m_rows.size())));
        m_list->addWidget(m_rows.back().whole);
    }
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const bool used = at < static_cast<std::size_t>(items.size());
        if (used) {
            show(m_rows[at], items[static_cast<qsizetype>(at)]);
        }
        m_rows[at].whole->setVisible(used);
    }
    const bool grave =
        std::ranges::any_of(items, [](const Attention& item) { return item.tone == Tone::Error; });
    m_count->setChip({countText(static_cast<std::uint64_t>(items.size())),
                      {},
                      grave ? Tone::Error : Tone::Warn});
    m_count->setVisible(!items.isEmpty());
    m_nothing->setVisible(items.isEmpty());
}

void AttentionList::retranslate() {
    setTitle(tr("Needs attention"));
    m_nothing->setText(tr("Nothing at the moment."));
    m_count->setVisible(!m_items.isEmpty());
}

}  // namespace weir::ui
