// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

#include "engine/control/admin/directory_csv.hpp"
#include "ui/actions/undoable_orders.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/teams/directory_import_dialog.hpp"
#include "ui/teams/directory_source.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/widgets/whole_file.hpp"

// Teams, users and keys out to a file, and in from one.
namespace weir::ui {

void TeamsPage::importFile() {
    if (!whyNotChange().isEmpty()) {
        return;
    }
    auto* dialog = new DirectoryImportDialog(m_client, window());
    connect(dialog, &DirectoryImportDialog::imported, this, [this](const auto& plan) {
        emit toastAsked({tr("Imported: %1, %2")
                             .arg(tr("%Ln added", nullptr, static_cast<int>(plan.added)),
                                  tr("%Ln changed", nullptr, static_cast<int>(plan.changed))),
                         {},
                         {}});
        m_source->askAgain();
    });
    dialog->open();
}

void TeamsPage::exportFile() {
    if (!m_known) {
        return;
    }
    const QString day = timeIn(m_source->zone(), m_clock.now()).date().toString(Qt::ISODate);
    const QString suggested =
        QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
            .filePath(QStringLiteral("weir-teams-%1.csv").arg(day));
    QString path = m_askPath
                       ? m_askPath(window(), suggested)
                       : QFileDialog::getSaveFileName(window(), tr("Export teams, users and keys"),
                                                      suggested, tr("CSV files (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QStringLiteral(".csv");
    }
    WholeFile file(path);
    const std::string text =
        admin::directoryCsv({m_directory.teams}, {m_directory.users}, {m_directory.keys});
    if (!file.open() || !file.put(QByteArray::fromStdString(text)) || !file.commit()) {
        emit toastAsked({tr("%1 cannot be written: %2").arg(path, file.problem()),
                         {},
                         {},
                         QStringLiteral("circle-alert"),
                         Tone::Error});
        return;
    }
    emit toastAsked(
        {tr("Exported to %1").arg(QFileInfo(path).fileName()), tr("Open folder"),
         [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }});
}

}  // namespace weir::ui
