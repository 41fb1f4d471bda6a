// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_registry.hpp"

#include <QEvent>
#include <QWidget>

namespace weir::ui {

ActionRegistry::ActionRegistry(QWidget* window) : QObject(window), m_window(window) {}

QAction* ActionRegistry::add(ActionSpec spec, QWidget* onlyWhileVisible) {
    auto* action = new QAction(spec.text(), this);
    action->setObjectName(spec.id);
    action->setShortcut(spec.shortcut);
    connect(action, &QAction::triggered, this, spec.run);
    m_window->addAction(action);
    if (onlyWhileVisible != nullptr) {
        action->setEnabled(onlyWhileVisible->isVisible());
        onlyWhileVisible->installEventFilter(this);
    }
    m_entries.push_back({std::move(spec), action, onlyWhileVisible});
    return action;
}

QAction* ActionRegistry::find(const QString& id) const {
    for (const Entry& entry : m_entries) {
        if (entry.spec.id == id) {
            return entry.action;
        }
    }
    return nullptr;
}

QList<QAction*> ActionRegistry::inGroup(ActionGroup group) const {
    QList<QAction*> actions;
    for (const Entry& entry : m_entries) {
        if (entry.spec.group == group) {
            actions << entry.action;
        }
    }
    return actions;
}

void ActionRegistry::retranslate() {
    for (const Entry& entry : m_entries) {
        entry.action->setText(entry.spec.text());
    }
}

bool ActionRegistry::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
        for (const Entry& entry : m_entries) {
            if (entry.page == watched) {
                entry.action->setEnabled(event->type() == QEvent::Show);
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace weir::ui
