// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>
#include <QString>
#include <vector>

#include "ui/palette/fuzzy.hpp"

namespace weir::ui {

// A name in a menu marks a letter with "&"; here it is plain.
QString nameOfAction(const QAction& action);

struct PaletteEntry {
    QPointer<QAction> action;
    QString group;          // "Go to": said before the name, and searched with it
    QPointer<QAction> way;  // opens the page that it belongs to; null: it can be run where it is
};

// The actions that can be run now and fit what is typed, the best first, and of two that fit alike
// that of the open page. While nothing is typed those of other pages are left out, and what was run
// last stands first.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        GroupRole = Qt::UserRole + 1,  // QString
        ShortcutRole,                  // QString in the system's own spelling
        PlacesRole,                    // QList<int>: characters of the name that were typed
    };

    explicit PaletteModel(QObject* parent = nullptr);

    void setEntries(std::vector<PaletteEntry> entries);
    void setTyped(const QString& typed);
    // Null: no such row, or its action is gone.
    QAction* actionAt(int row) const;
    QAction* wayAt(int row) const;  // null: there is none to go
    void noteRun(const QAction* action);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Shown {
        std::size_t entry;
        FuzzyMatch match;
        bool byName = true;  // or by its group, which counts less
    };

    const PaletteEntry* entryAt(int row) const;
    bool isOffered(const PaletteEntry& entry) const;
    int recency(const PaletteEntry& entry) const;  // 0: never run
    void fill();

    std::vector<PaletteEntry> m_entries;
    std::vector<Shown> m_shown;
    QString m_typed;
    QList<QString> m_run;  // ids, the last at the end
};

}  // namespace weir::ui
