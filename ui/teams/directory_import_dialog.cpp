// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/directory_import_dialog.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "engine/control/admin/directory_csv.hpp"
#include "ui/teams/directory_plan_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/labelled.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kAllOfIt = 1000;

constexpr std::array kPlanWidths{
    ColumnWidth{DirectoryPlanModel::Outcome, 104},   ColumnWidth{DirectoryPlanModel::Line, 56},
    ColumnWidth{DirectoryPlanModel::Of, 110},        ColumnWidth{DirectoryPlanModel::Name, 150, 90},
    ColumnWidth{DirectoryPlanModel::What, 300, 160},
};

}  // namespace

DirectoryImportDialog::DirectoryImportDialog(admin::AdminClient& client, QWidget* parent,
                                             FileField::AskPath askPath)
    : SavingDialog(client, parent),
      m_client(client),
      m_file(new FileField(std::move(askPath), this)),
      m_again(new Button(ButtonKind::Normal, this)),
      m_intro(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_fileLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_summary(makeParagraph(TextRole::Body, Tone::Text, this)),
      m_model(new DirectoryPlanModel(this)),
      m_table(new TableView(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setColumns({kPlanWidths, DirectoryPlanModel::What, {}});
    m_again->setIconName(QStringLiteral("refresh"));
    layOut(makeContent(), 640);
    resize(metrics().px(900), metrics().px(560));
    connect(m_file, &FileField::changed, this, &DirectoryImportDialog::readFile);
    connect(m_again, &QPushButton::clicked, this, &DirectoryImportDialog::readFile);
    retranslate();
    m_file->setFocus();
}

QLayout* DirectoryImportDialog::makeContent() {
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().gap);
    content->addWidget(m_intro);
    auto* file = new QHBoxLayout;
    file->setSpacing(metrics().space(2));
    file->addLayout(labelled(m_fileLabel, m_file), 1);
    file->addWidget(m_again, 0, Qt::AlignBottom);
    content->addLayout(file);
    content->addWidget(m_summary);
    content->addWidget(m_table, kAllOfIt);
    content->addStretch(1);  // while there is nothing to show
    return content;
}

void DirectoryImportDialog::readFile() {
    m_known = false;
    m_problem.clear();
    const int question = ++m_question;
    auto text = m_file->read(static_cast<qint64>(admin::kMostDirectoryBytes));
    const auto good =
        text ? admin::checkDirectoryText(*text) : Result<void>(std::move(text.error()));
    if (!good) {
        m_problem = QString::fromStdString(good.error().text());
    }
    if (!good || m_file->isEmpty()) {
        retranslate();
        return;
    }
    m_asked = {std::move(*text), true, {}};
    retranslate();
    m_client.call(m_asked,
                  admin::AdminClient::Callback<admin::DirectoryPlan>(
                      [self = QPointer(this), question](const Result<admin::DirectoryPlan>& reply) {
                          if (self && self->m_question == question) {
                              self->take(reply);
                          }
                      }));
}

void DirectoryImportDialog::take(const Result<admin::DirectoryPlan>& reply) {
    m_known = reply.ok();
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (reply) {
        m_plan = *reply;
        m_model->setPlan(m_plan);
    }
    retranslate();
}

QString DirectoryImportDialog::missing() const {
    if (m_file->isEmpty()) {
        return tr("Choose a CSV file.");
    }
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    if (!m_known) {
        return tr("The file is being read.");
    }
    if (m_plan.base.empty()) {
        return tr("Mend the problems in the file, then read it again.");
    }
    return m_plan.added + m_plan.changed == 0 ? tr("Everything is as the file says already.")
                                              : QString();
}

QString DirectoryImportDialog::beingWritten() const {
    return tr("It is being put in force.");
}

void DirectoryImportDialog::save() {
    order(admin::ImportDirectory{m_asked.text, false, m_plan.base},
          [self = QPointer(this)](const admin::DirectoryPlan& plan) {
              if (self) {
                  emit self->imported(plan);
              }
          });
}

QString DirectoryImportDialog::summary() const {
    if (!m_known) {
        return {};
    }
    const auto whole = [](std::uint32_t count) { return static_cast<int>(count); };
    QStringList parts{tr("%Ln to be added", nullptr, whole(m_plan.added)),
                      tr("%Ln to be changed", nullptr, whole(m_plan.changed)),
                      tr("%Ln as they are", nullptr, whole(m_plan.unchanged))};
    const auto stopping =
        std::ranges::count(m_plan.problems, true, &admin::DirectoryProblem::stops);
    if (stopping > 0) {
        parts << tr("%Ln problem(s)", nullptr, static_cast<int>(stopping));
    }
    return parts.join(QStringLiteral(" · "));
}

void DirectoryImportDialog::showState() {
    SavingDialog::showState();
    if (!m_problem.isEmpty()) {
        footer().setProblem(m_problem);
    }
    m_again->setEnabled(!m_file->isEmpty());
    m_summary->setVisible(m_known);
    m_table->setVisible(m_known);
}

void DirectoryImportDialog::retranslate() {
    setWindowTitle(tr("Import teams, users and keys"));
    m_intro->setText(
        tr("The file says what is added and changed. What it does not name stays, and nothing is "
           "taken away. Export first to get a file with the right columns."));
    m_fileLabel->setText(tr("File"));
    m_file->setTexts(m_fileLabel->text(), tr("Choose…"), tr("CSV files (*.csv)"));
    m_again->setText(tr("Read again"));
    m_summary->setText(summary());
    m_table->setAccessibleName(tr("What the file changes"));
    m_model->retranslate();
    footer().setPrimaryText(tr("Import"));
    showState();
}

}  // namespace weir::ui
