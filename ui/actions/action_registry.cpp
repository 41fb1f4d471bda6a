// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_registry.hpp"

#include <QEvent>
#include <QSettings>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

QString storeKey(const QString& id) {
    return QStringLiteral("shortcuts/") + id;
}

// Whether there is a place in the window where both can be reached.
bool meet(const QWidget* left, const QWidget* right) {
    return left == nullptr || right == nullptr || left == right || left->isAncestorOf(right) ||
           right->isAncestorOf(left);
}

}  // namespace

// "traffic.pin" belongs to the page that "go.traffic" opens.
QString ActionRegistry::pageAction(const Entry& entry) {
    return QStringLiteral("go.") + entry.spec.id.section(u'.', 0, 0);
}

ActionRegistry::ActionRegistry(QWidget* window) : QObject(window), m_window(window) {}

QAction* ActionRegistry::add(ActionSpec spec, QWidget* onlyWhileVisible) {
    auto* action = new QAction(spec.text(), this);
    action->setObjectName(spec.id);
    const QString kept = storeKey(spec.id);
    action->setShortcut(m_store != nullptr && m_store->contains(kept)
                            ? QKeySequence(m_store->value(kept).toString())
                            : spec.shortcut);
    connect(action, &QAction::triggered, this, spec.run);
    m_window->addAction(action);
    if (onlyWhileVisible != nullptr) {
        action->setEnabled(onlyWhileVisible->isVisible());
        onlyWhileVisible->installEventFilter(this);
    }
    m_entries.push_back({std::move(spec), action, onlyWhileVisible});
    return action;
}

const ActionRegistry::Entry* ActionRegistry::entryOf(const QString& id) const {
    const auto found =
        std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.spec.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

QAction* ActionRegistry::find(const QString& id) const {
    const Entry* entry = entryOf(id);
    return entry == nullptr ? nullptr : entry->action;
}

QAction* ActionRegistry::wayTo(const QAction* action) const {
    const Entry* entry = entryOf(action->objectName());
    // A part of a page may stay hidden when the page is opened.
    const bool isOfPage =
        entry != nullptr && entry->page != nullptr && entry->page->inherits("weir::ui::Page");
    if (!isOfPage || entry->page->isVisible()) {
        return nullptr;
    }
    QAction* way = find(pageAction(*entry));
    return way != nullptr && way->isEnabled() ? way : nullptr;
}

void ActionRegistry::complete() {
    if (const auto addTheRest = std::exchange(m_addTheRest, nullptr)) {
        addTheRest();
    }
}

// "traffic.pin" stands where "go.traffic" does, and behind what belongs to no page.
std::ptrdiff_t ActionRegistry::placeOf(const Entry& entry) const {
    const Entry* page = entryOf(pageAction(entry));
    return page == nullptr ? -1 : page - m_entries.data();
}

QStringList ActionRegistry::ids() const {
    QStringList ids;
    for (const ActionGroup group :
         {ActionGroup::Gateway, ActionGroup::View, ActionGroup::Go, ActionGroup::Help}) {
        for (const QAction* action : inGroup(group)) {
            ids << action->objectName();
        }
    }
    return ids;
}

void ActionRegistry::setKeys(const QString& id, const QKeySequence& keys) {
    const Entry* entry = entryOf(id);
    if (entry == nullptr || entry->action->shortcut() == keys) {
        return;
    }
    entry->action->setShortcut(keys);
    if (m_store != nullptr) {
        if (keys == entry->spec.shortcut) {
            m_store->remove(storeKey(id));
        } else {
            m_store->setValue(storeKey(id), keys.toString());
        }
    }
    emit keysChanged(id);
}

QKeySequence ActionRegistry::keys(const QString& id) const {
    const Entry* entry = entryOf(id);
    return entry == nullptr ? QKeySequence() : entry->action->shortcut();
}

QKeySequence ActionRegistry::defaultKeys(const QString& id) const {
    const Entry* entry = entryOf(id);
    return entry == nullptr ? QKeySequence() : entry->spec.shortcut;
}

void ActionRegistry::resetKeys(const QString& id) {
    setKeys(id, defaultKeys(id));
}

QString ActionRegistry::takenBy(const QKeySequence& keys, const QString& id) const {
    const Entry* mine = entryOf(id);
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return &entry != mine && !keys.isEmpty() && entry.action->shortcut() == keys &&
               (mine == nullptr || meet(mine->page, entry.page));
    });
    return found == m_entries.end() ? QString() : found->spec.id;
}

void ActionRegistry::showKeys(const QString& id, QObject* shower,
                              const std::function<void(const QKeySequence&)>& show) {
    show(keys(id));
    connect(this, &ActionRegistry::keysChanged, shower, [this, id, show](const QString& changed) {
        if (changed == id) {
            show(keys(id));
        }
    });
}

QList<QAction*> ActionRegistry::inGroup(ActionGroup group) const {
    std::vector<std::pair<std::ptrdiff_t, QAction*>> placed;
    for (const Entry& entry : m_entries) {
        if (entry.spec.group == group) {
            placed.emplace_back(placeOf(entry), entry.action);
        }
    }
    std::ranges::stable_sort(placed, {}, &std::pair<std::ptrdiff_t, QAction*>::first);
    QList<QAction*> actions;
    for (const auto& [place, action] : placed) {
        actions << action;
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
