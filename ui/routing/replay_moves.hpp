// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/control/admin/replay_times.hpp"
#include "engine/control/admin/routes.hpp"

namespace weir::ui {

// Calls that would go elsewhere: from where, to where, by which rule, and for how much.
class ReplayMoves : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { From, To, Because, Calls, Time, Cost, ColumnCount };
    // Of a row: whose calls would be refused, in a line of its own. QString, empty: none would.
    static constexpr int kRefusedRole = Qt::UserRole + 1;

    explicit ReplayMoves(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    // `rules`: those that were replayed, for the number of each.
    void setReplay(const admin::RouteReplay& sum, const std::vector<admin::RouteSettings>& rules);
    const admin::RouteMove* at(int row) const;
    QString csv() const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    // How long the calls of a row would take, modelled.
    struct Times {
        admin::TimeChange firstToken;
        admin::TimeChange total;

        // The first token, or the whole answer where nothing is streamed.
        const admin::TimeChange& shown() const { return firstToken.known() ? firstToken : total; }
    };

    QString text(int row, int column) const;
    QString toolTip(int row, int column) const;
    static QString costToolTip(const admin::RouteMove& move);
    QString becauseText(const std::string& route) const;

    std::vector<admin::RouteMove> m_moves;
    std::vector<Times> m_times;        // by move
    std::vector<std::string> m_names;  // of the rules, in their order
    bool m_manyDollars = false;        // two decimals tell enough
};

}  // namespace weir::ui
