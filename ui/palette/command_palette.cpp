// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/command_palette.hpp"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/actions/action_registry.hpp"
#include "ui/palette/palette_delegate.hpp"
#include "ui/palette/palette_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kRows = 10;

constexpr std::array kMovingKeys{Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown};

}  // namespace

CommandPalette::CommandPalette(ActionRegistry& actions, QWidget* window)
    : QDialog(window, Qt::Popup | Qt::FramelessWindowHint),
      m_actions(actions),
      m_model(new PaletteModel(this)),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_nothing(makeLabel(TextRole::Body, Tone::Muted, this)) {
    setProperty("part", QStringLiteral("palette"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);  // typing goes on while the rows are walked
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setContentsMargins(metrics().gap, metrics().space(2), metrics().gap,
                                  metrics().space(2));
    m_field->installEventFilter(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().space(2), metrics().space(2), metrics().space(2),
                               metrics().space(2));
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::take);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    retranslate();
}

void CommandPalette::open() {
    m_whole = false;
    takeEntries();
    m_field->clear();
    take({});
    setFixedWidth(qMin(metrics().px(kWidth), parentWidget()->width() - 2 * metrics().gap));
    const QPoint top((parentWidget()->width() - width()) / 2, metrics().header);
    move(parentWidget()->mapToGlobal(top));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::takeEntries() {
    const std::array groups{
        std::pair(ActionGroup::Go, tr("Go to")), std::pair(ActionGroup::View, tr("View")),
        std::pair(ActionGroup::Gateway, tr("Gateway")), std::pair(ActionGroup::Help, tr("Help"))};
    std::vector<PaletteEntry> entries;
    for (const auto& [group, name] : groups) {
        for (QAction* action : m_actions.inGroup(group)) {
            QAction* way = m_actions.wayTo(action);
            entries.push_back({action, way == nullptr ? name : nameOfAction(*way), way});
        }
    }
    m_model->setEntries(std::move(entries));
}

void CommandPalette::take(const QString& typed) {
    // To make all pages takes a moment, which nobody needs who only looks.
    if (!typed.isEmpty() && !m_whole) {
        m_whole = true;
        m_actions.complete();
        takeEntries();
    }
    m_model->setTyped(typed);
    const bool found = m_model->rowCount() > 0;
    m_list->setVisible(found);
    m_list->setFixedHeight(std::min(kRows, m_model->rowCount()) * metrics().rowComfortable);
    m_nothing->setVisible(!found);
    adjustSize();
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::run(const QModelIndex& index) {
    QAction* action = m_model->actionAt(index.row());
    QAction* way = m_model->wayAt(index.row());
    accept();
    if (action != nullptr) {
        m_model->noteRun(action);
        if (way != nullptr && !m_actions.runsFromElsewhere(action)) {
            action = nullptr;
        }
        // When this is gone: the action may open a dialog, or look where the focus is.
        for (QAction* each : {way, action}) {
            if (each != nullptr) {
                QMetaObject::invokeMethod(each, &QAction::trigger, Qt::QueuedConnection);
            }
        }
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            run(m_list->currentIndex());
            return true;
        }
        if (std::find(kMovingKeys.begin(), kMovingKeys.end(), key->key()) != kMovingKeys.end()) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CommandPalette::retranslate() {
    setWindowTitle(tr("Commands"));
    m_field->setPlaceholderText(tr("Search or run"));
    m_field->setAccessibleName(tr("Search or run"));
    m_list->setAccessibleName(tr("Commands"));
    m_nothing->setText(tr("No command matches."));
}

}  // namespace weir::ui
