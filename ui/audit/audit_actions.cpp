// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the records of the audit log.
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/audit/audit_chain.hpp"
#include "ui/audit/audit_export.hpp"
#include "ui/audit/audit_model.hpp"
#include "ui/audit/audit_page.hpp"
#include "ui/audit/audit_pane.hpp"
#include "ui/audit/audit_source.hpp"
#include "ui/audit/audit_table.hpp"
#include "ui/audit/audit_text.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

namespace {

constexpr const char* kFolderKey = "audit/export_folder";

QString askForFile(QWidget* parent, const QString& suggested) {
    return QFileDialog::getSaveFileName(parent, AuditPage::tr("Export the audit log"), suggested,
                                        AuditPage::tr("CSV files (*.csv)"));
}

}  // namespace

void AuditPage::addActions(ActionRegistry& registry) {
    registry.add(
        {QStringLiteral("audit.find"), ActionGroup::View,
         [] { return AuditPage::tr("Find in the audit log"); }, QKeySequence(Qt::CTRL | Qt::Key_F),
         [this] { m_search->setFocus(Qt::ShortcutFocusReason); }},
        this);
    registry.add({QStringLiteral("audit.copy"),
                  ActionGroup::View,
                  [] { return AuditPage::tr("Copy the selected audit records"); },
                  {},
                  [this] { copy(); }},
                 this);
    registry.add({QStringLiteral("audit.verify"),
                  ActionGroup::View,
                  [] { return AuditPage::tr("Verify the chain of the audit log"); },
                  {},
                  [this] { m_chain->verify(); }},
                 this);
    registry.add({QStringLiteral("audit.copy_checkpoint"),
                  ActionGroup::View,
                  [] { return AuditPage::tr("Copy the checkpoint of the audit log"); },
                  {},
                  [this] { m_chain->copyCheckpoint(); }},
                 this);
    registry.add({QStringLiteral("audit.export"), ActionGroup::View,
                  [] { return AuditPage::tr("Export the audit log…"); },
                  QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportAll(); }},
                 this);
}

void AuditPage::openMenu(const QPoint& globalPos) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const admin::AuditRecord* record = m_model->at(m_table->shownRow());
    if (const AuditPlace place = record == nullptr ? AuditPlace() : placeOf(*record);
        !place.page.isEmpty()) {
        menu->addAction(place.text, m_pane, &AuditPane::follow);
    }
    menu->addAction(tr("Copy"), this, &AuditPage::copy);
    menu->popup(globalPos);
}

void AuditPage::copy() {
    const std::vector<int> rows = m_table->selectedRows();
    if (rows.empty()) {
        emit toastAsked({tr("Select a record first."), {}, {}, QStringLiteral("info"), Tone::Info});
        return;
    }
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < AuditModel::ColumnCount; ++column) {
            // Within a cell they would begin another one.
            cells << m_model->index(row, column).data().toString().simplified();
        }
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    emit toastAsked({tr("%Ln records copied", nullptr, static_cast<int>(lines.size())),
                     {},
                     {},
                     QStringLiteral("copy"),
                     Tone::Text2});
}

void AuditPage::exportAll() {
    if (!m_exportButton->isEnabled()) {
        emit toastAsked({m_exportButton->toolTip(), {}, {}, QStringLiteral("info"), Tone::Info});
        return;
    }
    const QString kept = m_store.value(QLatin1String(kFolderKey)).toString();
    const QString folder =
        QFileInfo(kept).isDir()
            ? kept
            : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString day = timeIn(m_zone, m_clock.now()).date().toString(Qt::ISODate);
    const QString suggested = QDir(folder).filePath(QStringLiteral("weir-audit-%1.csv").arg(day));
    // What is shown when it is asked for is what is written, whatever comes while the dialog
    // stands.
    const admin::ListAudit question = m_source->question();
    QString path = m_askPath ? m_askPath(window(), suggested) : askForFile(window(), suggested);
    if (path.isEmpty() || m_export) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QStringLiteral(".csv");
    }
    m_store.setValue(QLatin1String(kFolderKey), QFileInfo(path).absolutePath());
    m_exportProblem.clear();
    m_export = std::make_unique<AuditExport>(m_client, question, path);
    connect(m_export.get(), &AuditExport::progressed, this, &AuditPage::showFooter);
    connect(m_export.get(), &AuditExport::failed, this, &AuditPage::endExport);
    connect(m_export.get(), &AuditExport::cancelled, this, [this] {
        emit toastAsked(
            {tr("Stopped. No file was written."), {}, {}, QStringLiteral("info"), Tone::Info});
        endExport({});
    });
    connect(m_export.get(), &AuditExport::finished, this, [this] {
        emit toastAsked({tr("%Ln records exported", nullptr, static_cast<int>(m_export->done())),
                         tr("Open folder"), [path = m_export->path()] {
                             QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path()));
                         }});
        endExport({});
    });
    showState();
    m_export->start();
}

void AuditPage::endExport(const QString& problem) {
    m_export.release()->deleteLater();  // it is what tells us
    m_exportProblem = problem;
    showState();
}

}  // namespace weir::ui
