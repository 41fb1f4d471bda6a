// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reconcile/reconcile_dialog.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <array>
#include <utility>

#include "engine/control/admin/providers.hpp"
#include "ui/reconcile/gap_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/labelled.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{GapModel::Cause, 190},     ColumnWidth{GapModel::Day, 92},
    ColumnWidth{GapModel::Model, 180, 90}, ColumnWidth{GapModel::TokensIn, 190},
    ColumnWidth{GapModel::TokensOut, 150}, ColumnWidth{GapModel::Cost, 150},
};

}  // namespace

ReconcileDialog::ReconcileDialog(admin::AdminClient& client, QWidget* parent,
                                 FileField::AskPath askPath)
    : GrowingDialog(parent),
      m_client(client),
      m_file(new FileField(std::move(askPath), this)),
      m_provider(new QComboBox(this)),
      m_intro(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_fileLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_providerLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_summary(makeParagraph(TextRole::Body, Tone::Text, this)),
      m_model(new GapModel(this)),
      m_table(new TableView(this)),
      m_footer(new DialogFooter(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setColumns({kWidths, GapModel::Model, {}});
    layOut();
    resize(metrics().px(980), metrics().px(560));
    connect(m_file, &FileField::changed, this, &ReconcileDialog::readFile);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &ReconcileDialog::compare);
    connect(m_footer, &DialogFooter::primaryAsked, this,
            [this] { copyText(m_model->csv(), m_footer); });
    retranslate();
    m_file->setFocus();
    askProviders();
}

void ReconcileDialog::layOut() {
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().gap);
    content->addWidget(m_intro);
    content->addLayout(labelled(m_fileLabel, m_file));
    content->addLayout(labelled(m_providerLabel, m_provider));
    m_provider->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_provider->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // they come later
    content->addWidget(m_summary);
    constexpr int kAllOfIt = 1000;
    content->addWidget(m_table, kAllOfIt);
    content->addStretch(1);  // while there is nothing to show
    m_footer->placeUnder(content, 720);
}

void ReconcileDialog::askProviders() {
    m_client.call(
        admin::ListProviders{},
        admin::AdminClient::Callback<admin::ProviderList>(
            [self = QPointer(this)](const Result<admin::ProviderList>& reply) {
                if (!self || !reply) {
                    return;
                }
                for (const auto& provider : reply->providers) {
                    self->m_provider->addItem(QString::fromStdString(provider.settings.name));
                }
            }));
}

void ReconcileDialog::readFile() {
    auto text = m_file->read(static_cast<qint64>(admin::kMostExport));
    m_text.clear();
    m_problem.clear();
    if (text) {
        m_text = std::move(*text);
    } else {
        m_problem = QString::fromStdString(text.error().text());
    }
    compare();
}

void ReconcileDialog::compare() {
    m_known = false;
    const int question = ++m_question;
    if (m_text.empty() || m_provider->currentIndex() < 0) {
        showState();
        return;
    }
    m_problem.clear();
    showState();
    m_client.call(
        admin::ReconcileUsage{m_provider->currentText().toStdString(), m_text},
        admin::AdminClient::Callback<admin::Reconciliation>(
            [self = QPointer(this), question](const Result<admin::Reconciliation>& reply) {
                if (self && self->m_question == question) {
                    self->take(reply);
                }
            }));
}

void ReconcileDialog::take(const Result<admin::Reconciliation>& reply) {
    m_known = reply.ok();
    if (reply) {
        m_figures = *reply;
        m_model->setFigures(m_figures);
    } else {
        m_problem = QString::fromStdString(reply.error().text());
    }
    showState();
}

void ReconcileDialog::showState() {
    m_table->setVisible(m_known);
    m_summary->setVisible(m_known);
    m_summary->setText(m_known ? summary() : QString());
    const QString lacks = m_file->isEmpty() ? tr("Name the file of the export.")
                          : m_known         ? QString()
                                            : tr("There is nothing to copy yet.");
    m_footer->setPrimaryEnabled(m_known, lacks);
    if (m_problem.isEmpty()) {
        m_footer->setNote(lacks);
    } else {
        m_footer->setProblem(m_problem);
    }
}

QString ReconcileDialog::summary() const {
    QStringList parts;
    parts << (m_figures.differing == 0
                  ? tr("All figures agree.")
                  : tr("%1 of %2 figures differ.")
                        .arg(countText(m_figures.differing), countText(m_figures.rows.size())));
    if (m_figures.tellsTokens) {
        const auto tokens = [](const admin::ReconciledUsage& usage) {
            return countText(usage.tokensIn + usage.tokensOut);
        };
        parts << tr("Tokens: %1 by the provider, %2 in the books.")
                     .arg(tokens(m_figures.theirs), tokens(m_figures.ours));
    }
    if (m_figures.tellsCosts) {
        parts << tr("Cost: %1 by the provider, %2 in the books.")
                     .arg(dollarsText(m_figures.theirs.cost), dollarsText(m_figures.ours.cost));
    }
    return parts.join(QLatin1Char(' '));
}

void ReconcileDialog::retranslate() {
    setWindowTitle(tr("Compare with a provider's export"));
    m_intro->setText(tr(
        "Usage or costs as OpenAI exports them, JSON or CSV, or any CSV with a line like "
        "day,model,requests,input_tokens,cached_tokens,output_tokens,cost. Nothing is changed."));
    m_fileLabel->setText(tr("Export"));
    m_file->setTexts(tr("Export"), tr("Choose…"), tr("Exports (*.json *.csv);;All files (*)"));
    m_providerLabel->setText(tr("It is of"));
    m_provider->setAccessibleName(tr("It is of"));
    m_footer->setPrimaryText(tr("Copy as CSV"));
    m_model->retranslate();
    m_table->setAccessibleName(tr("Where the books and the export differ"));
    showState();
}

void ReconcileDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
