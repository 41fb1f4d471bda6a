// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/control/admin/routes.hpp"
#include "ui/routing/route_changes.hpp"
#include "ui/routing/route_text.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

// One route as the table shows it: as it is edited, with what is known of the one in force.
struct RouteItem {
    admin::RouteSettings settings;
    RouteMark mark;
    std::vector<admin::RouteNote> notes;
    std::uint64_t hits = 0;
    Timestamp lastHit{};
    std::vector<admin::TargetShare> shares;
    std::vector<std::uint32_t> timeline;
    // Of the targets that it has in force and still names, those that calls pass over now.
    std::vector<admin::RoutedTarget> notReady;
};

// The routes in their order. It asks for moves and switches instead of doing them.
class RouteModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Rule, When, Strategy, Hits, ColumnCount };
    enum Role { kWhenRole = Qt::UserRole + 1 };

    explicit RouteModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    // Rows stay as long as there are as many.
    void setItems(std::vector<RouteItem> items, Timestamp now);
    const RouteItem* at(int row) const;
    void retranslate();

    // What is said under the name: "2 min ago", "not yet active".
    QString ageText(const RouteItem& item) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    void setLocked(bool locked) { m_locked = locked; }

signals:
    void moveAsked(int from, int to);
    void enableAsked(int row, bool enabled);
    void nameAsked(int row, const QString& name);

private:
    QString text(const RouteItem& item, int row, int column) const;
    QString spoken(const RouteItem& item, int row, int column) const;

    std::vector<RouteItem> m_items;
    Timestamp m_now{};
    bool m_locked = false;
};

// The most telling note: an error before what never takes a call.
const admin::RouteNote* worstNote(const std::vector<admin::RouteNote>& notes);
// "Hidden by Everything else"; other notes say it themselves.
QString noteText(const admin::RouteNote& note);
// "google/gemini-2.5-pro: Paused", a line each.
QString notReadyText(const RouteItem& item);
// The word, icon and colour of a note and of a mark.
struct NoteLook {
    QString icon;
    Tone tone;
    QString word;
};
NoteLook lookOf(admin::RouteNoteKind kind);
// Of the first that holds: new, changed, a set of it changed, moved.
std::optional<NoteLook> lookOf(const RouteMark& mark);
// Of one target its state, of several how many they are; nothing: all are ready.
std::optional<NoteLook> notReadyLook(const RouteItem& item);

}  // namespace weir::ui
