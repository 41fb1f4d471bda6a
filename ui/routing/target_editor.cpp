// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/target_editor.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>
#include <utility>

#include "ui/routing/route_text.hpp"
#include "ui/routing/words_field.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kMostWeight = 1'000'000;

}  // namespace

TargetEditor::TargetEditor(std::function<QStringList()> known, QWidget* parent)
    : QFrame(parent),
      m_known(std::move(known)),
      m_list(new QVBoxLayout),
      m_add(new Button(ButtonKind::Quiet, this)),
      m_sum(makeLabel(TextRole::Small, Tone::Muted, this)) {
    m_list->setContentsMargins({});
    m_list->setSpacing(metrics().px(6));
    m_add->setButtonSize(ButtonSize::Small);
    m_add->setIconName(QStringLiteral("plus"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch();
    foot->addWidget(m_sum);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics().px(6));
    layout->addLayout(m_list);
    layout->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, &TargetEditor::add);
    retranslate();
}

void TargetEditor::setTargets(const std::vector<admin::RouteTarget>& targets) {
    m_targets = targets;
    matchRows();
    showRows();
}

void TargetEditor::setWeighted(bool weighted) {
    m_weighted = weighted;
    showRows();
}

void TargetEditor::setShares(const std::vector<admin::TargetShare>& shares) {
    m_shares = shares;
    showRows();
}

void TargetEditor::add() {
    m_targets.push_back({});
    matchRows();
    showRows();
    m_rows.back().target->setFocus(Qt::TabFocusReason);
    emit changed({});
}

void TargetEditor::matchRows() {
    while (m_rows.size() > m_targets.size()) {
        QWidget* gone = m_rows.back().widget;
        m_list->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
        m_rows.pop_back();
    }
    while (m_rows.size() < m_targets.size()) {
        addRow();
    }
}

void TargetEditor::addRow() {
    auto* widget = new QWidget(this);
    const Row row{widget,
                  new WordsField(widget),
                  new QSpinBox(widget),
                  makeLabel(TextRole::Small, Tone::Muted, widget),
                  new IconButton(QStringLiteral("chevron-up"), widget),
                  new IconButton(QStringLiteral("chevron-down"), widget),
                  new IconButton(QStringLiteral("x"), widget)};
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins({});
    line->setSpacing(metrics().px(4));
    line->addWidget(row.target, 1);
    line->addWidget(row.weight);
    line->addWidget(row.share);
    line->addWidget(row.up);
    line->addWidget(row.down);
    line->addWidget(row.remove);
    row.target->setSingle(true);
    row.target->setKnown(m_known);
    row.target->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(row.target, &QWidget::customContextMenuRequested, this,
            [this, target = row.target](const QPoint& at) { showMenu(*target, at); });
    row.weight->setRange(0, kMostWeight);
    row.weight->setButtonSymbols(QAbstractSpinBox::NoButtons);
    row.weight->setFixedWidth(metrics().px(52));
    row.weight->setAlignment(Qt::AlignRight);
    row.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.share->setMinimumWidth(row.share->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) +
                               metrics().px(4));
    leaveUndoToPage(*row.weight);
    connect(row.target, &QLineEdit::textEdited, this, [this, widget](const QString& text) {
        m_targets[placeOf(widget)].target = text.trimmed().toStdString();
        showRows();
        emit changed(QStringLiteral("target %1").arg(quintptr(widget), 0, 16));
    });
    connect(row.weight, &QSpinBox::valueChanged, this, [this, widget](int weight) {
        m_targets[placeOf(widget)].weight = static_cast<std::uint32_t>(weight);
        showRows();
        emit changed(QStringLiteral("weight %1").arg(quintptr(widget), 0, 16));
    });
    connect(row.up, &QToolButton::clicked, this, [this, widget] {
        const std::size_t at = placeOf(widget);
        move(at, at - 1);
    });
    connect(row.down, &QToolButton::clicked, this, [this, widget] {
        const std::size_t at = placeOf(widget);
        move(at, at + 1);
    });
    connect(row.remove, &QToolButton::clicked, this, [this, widget] { remove(placeOf(widget)); });
    m_rows.push_back(row);
    m_list->addWidget(widget);
}

void TargetEditor::showMenu(WordsField& target, const QPoint& at) {
    const QString name = target.text().trimmed();
    QMenu* menu = target.createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    QAction* pause =
        menu->addAction(tr("Pause this target…"), this, [this, name] { emit pauseAsked(name); });
    const qsizetype slash = name.indexOf(QLatin1Char('/'));
    pause->setEnabled(slash > 0 && slash + 1 < name.size());
    menu->popup(target.mapToGlobal(at));
}

std::size_t TargetEditor::placeOf(const QWidget* widget) const {
    return static_cast<std::size_t>(std::ranges::find(m_rows, widget, &Row::widget) -
                                    m_rows.begin());
}

void TargetEditor::move(std::size_t from, std::size_t to) {
    std::swap(m_targets[from], m_targets[to]);
    showRows();
    // The button that was pressed goes along with its target, as far as there is a way.
    const Row& row = m_rows[to];
    IconButton* again = to < from ? row.up : row.down;
    (again->isEnabled() ? again : to < from ? row.down : row.up)->setFocus(Qt::TabFocusReason);
    emit changed({});
}

void TargetEditor::remove(std::size_t at) {
    m_targets.erase(m_targets.begin() + static_cast<std::ptrdiff_t>(at));
    matchRows();
    showRows();
    QWidget* next = m_rows.empty() ? static_cast<QWidget*>(m_add)
                                   : m_rows[std::min(at, m_rows.size() - 1)].target;
    next->setFocus(Qt::TabFocusReason);
    emit changed({});
}

void TargetEditor::showRows() {
    const std::vector<int> shares = weightShares(m_targets);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const admin::RouteTarget& target = m_targets[i];
        const QString name = QString::fromStdString(target.target);
        sum += target.weight;
        if (row.target->text().trimmed() != name) {
            row.target->setText(name);
            row.target->setCursorPosition(0);
        }
        const QSignalBlocker quiet(row.weight);
        row.weight->setValue(static_cast<int>(std::min<std::uint32_t>(target.weight, kMostWeight)));
        row.weight->setVisible(m_weighted);
        row.share->setVisible(m_weighted);
        row.share->setText(QStringLiteral("%1 %").arg(shares[i]));
        const auto known = std::ranges::find(m_shares, target.target, &admin::TargetShare::target);
        row.target->setToolTip(known == m_shares.end()
                                   ? QString()
                                   : tr("Asked first for %Ln calls in 24 h.", nullptr,
                                        static_cast<int>(known->calls)));
        row.up->setEnabled(i > 0);
        row.down->setEnabled(i + 1 < m_rows.size());
        row.target->setAccessibleName(tr("Target %1").arg(i + 1));
        row.weight->setAccessibleName(tr("Weight of %1").arg(name));
        row.up->setName(tr("Ask %1 earlier").arg(name));
        row.down->setName(tr("Ask %1 later").arg(name));
        row.remove->setName(tr("Remove the target %1").arg(name));
    }
    m_sum->setVisible(m_weighted && !m_targets.empty());
    m_sum->setText(tr("Sum of the weights: %1").arg(countText(sum)));
}

void TargetEditor::retranslate() {
    m_add->setText(tr("Add target"));
    showRows();
}

void TargetEditor::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
