// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/call_actions.hpp"

#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QUrl>
#include <algorithm>
#include <memory>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/traffic/compare/compare_dialog.hpp"
#include "ui/traffic/export/export_dialog.hpp"
#include "ui/traffic/export/listed_calls.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

CallActions::CallActions(Parts parts, QWidget* page)
    : QObject(page), m_parts(std::move(parts)), m_page(page) {}

void CallActions::addTo(ActionRegistry& registry) {
    registry.add({QStringLiteral("traffic.export"), ActionGroup::View,
                  [] { return CallActions::tr("Export the calls of the table…"); },
                  QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportCalls(); }},
                 m_page);
    m_ofRows << registry.add({QStringLiteral("traffic.compare"), ActionGroup::View,
                              [] { return CallActions::tr("Compare two selected calls"); },
                              QKeySequence(Qt::CTRL | Qt::Key_D), [this] { compareCalls(); }},
                             m_page);
}

void CallActions::addTo(QMenu& menu) {
    menu.addSeparator();
    menu.addActions(m_ofRows);
}

void CallActions::exportCalls() {
    // What the table shows now: a table that is followed would be another one with every call.
    std::vector<admin::ExchangeRow> rows;
    rows.reserve(static_cast<std::size_t>(m_parts.rows.rowCount()));
    for (int row = 0; row < m_parts.rows.rowCount(); ++row) {
        rows.push_back(*m_parts.rows.at(row));
    }
    const std::uint64_t count = rows.size();
    auto* dialog = new ExportDialog(
        m_parts.client,
        {[rows = std::move(rows)] { return std::make_unique<ListedCalls>(rows); }, count,
         m_parts.rows.isFiltering() ? m_parts.filter() : QString()},
        {m_parts.gateway.baseUrl(), QString::fromStdString(m_parts.gateway.status().version)},
        m_parts.store, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QString& path, quint64 calls) {
        emit toastAsked(
            {tr("%Ln calls exported", nullptr, static_cast<int>(calls)), tr("Open folder"),
             [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }});
    });
    dialog->show();
}

std::vector<admin::ExchangeRow> CallActions::selected() const {
    return m_parts.pinned.hasFocus() ? m_parts.pinned.selectedCalls()
                                     : m_parts.table.selectedCalls();
}

void CallActions::compareCalls() {
    auto calls = selected();
    if (calls.size() == 1) {
        // A pinned one with one of the table.
        calls = m_parts.pinned.selectedCalls();
        for (admin::ExchangeRow& call : m_parts.table.selectedCalls()) {
            if (std::ranges::find(calls, call.id, &admin::ExchangeRow::id) == calls.end()) {
                calls.push_back(std::move(call));
            }
        }
    }
    if (calls.size() != 2) {
        tell(tr("Select two calls to compare: Ctrl with a click, or Shift with an arrow."));
        return;
    }
    (new CompareDialog(m_parts.client, calls.front(), calls.back(), m_page->window()))->show();
}

void CallActions::tell(const QString& words) {
    emit toastAsked({words, {}, {}, QStringLiteral("info"), Tone::Info});
}

}  // namespace weir::ui
