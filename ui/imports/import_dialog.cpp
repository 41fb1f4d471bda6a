// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_dialog.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>
#include <utility>

#include "engine/control/admin/providers.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/imports/note_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/labelled.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr qint64 kLargestConfig = qint64{1} << 20;
constexpr qint64 kLargestKeys = qint64{8} << 20;

constexpr int kAllOfIt = 1000;

constexpr std::array kWidths{
    ColumnWidth{NoteModel::Outcome, 96},
    ColumnWidth{NoteModel::Line, 52},
    ColumnWidth{NoteModel::What, 240, 140},
    ColumnWidth{NoteModel::Why, 300},
};

}  // namespace

ImportDialog::ImportDialog(admin::AdminClient& client, QWidget* parent, FileField::AskPath askPath)
    : SavingDialog(client, parent),
      m_client(client),
      m_config(new FileField(askPath, this)),
      m_keys(new FileField(std::move(askPath), this)),
      m_intro(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_configLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_keysLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_summary(makeParagraph(TextRole::Body, Tone::Text, this)),
      m_keep(new QCheckBox(this)),
      m_tabs(new TabBar(this)),
      m_pages(new QStackedWidget(this)),
      m_notes(new NoteModel(this)),
      m_table(new TableView(this)),
      m_diff(new DiffView(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    m_table->setModel(m_notes);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setColumns({kWidths, NoteModel::Why, {}});
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_keep->setChecked(true);
    layOut(makeContent(), 720);
    resize(metrics().px(980), metrics().px(620));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_config, &FileField::changed, this, &ImportDialog::readFiles);
    connect(m_keys, &FileField::changed, this, &ImportDialog::readFiles);
    connect(m_keep, &QCheckBox::toggled, this, &ImportDialog::preview);
    retranslate();
    m_config->setFocus();
    askKeychain();
}

QLayout* ImportDialog::makeContent() {
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().gap);
    content->addWidget(m_intro);
    content->addLayout(labelled(m_configLabel, m_config));
    content->addLayout(labelled(m_keysLabel, m_keys));
    content->addWidget(m_summary);
    content->addWidget(m_keep);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_diff);
    content->addWidget(m_tabs);
    content->addWidget(m_pages, kAllOfIt);
    content->addStretch(1);  // while there is nothing to show
    return content;
}

void ImportDialog::askKeychain() {
    m_client.call(admin::ListKinds{},
                  admin::AdminClient::Callback<admin::KindList>(
                      [self = QPointer(this)](const Result<admin::KindList>& reply) {
                          if (self && reply) {
                              self->m_keychain = reply->keychainAvailable;
                              self->preview();
                          }
                      }));
}

void ImportDialog::readFiles() {
    m_asked = {};
    m_problem.clear();
    for (const auto& [field, most, into] : {std::tuple(m_config, kLargestConfig, &m_asked.config),
                                            std::tuple(m_keys, kLargestKeys, &m_asked.keys)}) {
        auto text = field->read(most);
        if (!text) {
            m_problem = QString::fromStdString(text.error().text());
            continue;
        }
        *into = std::move(*text);
    }
    preview();
}

void ImportDialog::preview() {
    m_known = false;
    const int question = ++m_question;
    m_asked.keychain = m_keychain && m_keep->isChecked();
    showState();
    if (m_config->isEmpty() || !m_problem.isEmpty()) {
        return;
    }
    m_client.call(m_asked,
                  admin::AdminClient::Callback<admin::ImportPreview>(
                      [self = QPointer(this), question](const Result<admin::ImportPreview>& reply) {
                          if (self && self->m_question == question) {
                              self->take(reply);
                          }
                      }));
}

void ImportDialog::take(const Result<admin::ImportPreview>& reply) {
    m_known = reply.ok();
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (reply) {
        m_preview = *reply;
        m_notes->setNotes(m_preview.notes);
        m_diff->setLines(
            foldSame(diffLines(linesOfText(m_preview.before), linesOfText(m_preview.text))));
    }
    retranslate();
}

QString ImportDialog::missing() const {
    if (m_config->isEmpty()) {
        return tr("Choose the config.yaml of the proxy.");
    }
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    if (!m_known) {
        return tr("The file is being read.");
    }
    return m_preview.text == m_preview.before && m_preview.keys.empty()
               ? tr("Nothing of it can be taken over.")
               : QString();
}

QString ImportDialog::beingWritten() const {
    return tr("It is being put in force.");
}

void ImportDialog::save() {
    order(admin::ApplyImport{m_asked.config, m_asked.keys, m_asked.keychain, m_preview.revision},
          [self = QPointer(this)](const admin::AppliedImport& applied) {
              if (self) {
                  emit self->applied(applied, self->m_preview.keys);
              }
          });
}

QString ImportDialog::summary() const {
    const admin::ImportCounts& carried = m_preview.carried;
    QStringList parts;
    const auto add = [&](std::uint32_t count, const QString& text) {
        if (count > 0) {
            parts << text;
        }
    };
    const auto whole = [](std::uint32_t count) { return static_cast<int>(count); };
    add(carried.providers, tr("%n provider(s)", nullptr, whole(carried.providers)));
    add(carried.models, tr("%n model(s)", nullptr, whole(carried.models)));
    add(carried.routes, tr("%n rule(s)", nullptr, whole(carried.routes)));
    add(carried.rateLimits, tr("%n rate limit(s)", nullptr, whole(carried.rateLimits)));
    add(carried.budgets, tr("%n budget(s)", nullptr, whole(carried.budgets)));
    add(carried.prices, tr("%n price(s)", nullptr, whole(carried.prices)));
    add(carried.keys, tr("%n key(s)", nullptr, whole(carried.keys)));
    return parts.isEmpty() ? QString()
                           : tr("Taken over: %1.").arg(parts.join(QStringLiteral(", ")));
}

void ImportDialog::showState() {
    SavingDialog::showState();
    if (!m_problem.isEmpty()) {
        footer().setProblem(m_problem);
    }
    m_summary->setVisible(m_known && !m_summary->text().isEmpty());
    m_keep->setVisible(m_known && m_keychain && !m_preview.secrets.empty());
    m_tabs->setVisible(m_known);
    m_pages->setVisible(m_known);
}

void ImportDialog::retranslate() {
    setWindowTitle(tr("Import from LiteLLM"));
    m_intro->setText(
        tr("What the proxy does is added to the document of this gateway. What is there already "
           "stays as it is."));
    m_configLabel->setText(tr("Its config.yaml"));
    m_config->setTexts(m_configLabel->text(), tr("Choose…"), tr("YAML files (*.yaml *.yml)"));
    m_keysLabel->setText(tr("Its keys, so that their holders go on with them"));
    m_keys->setTexts(m_keysLabel->text(), tr("Choose…"), tr("JSON files (*.json)"));
    m_keys->setPlaceholder(tr("The answer of GET /key/list?return_full_object=true, if wanted"));
    m_summary->setText(summary());
    m_keep->setText(tr("Keep the %n key(s) of providers that stand in the file in the keychain",
                       nullptr, static_cast<int>(m_preview.secrets.size())));
    const int notes = m_notes->rowCount();
    m_tabs->setTabText(0, notes == 0 ? tr("All was taken over as it was")
                                     : tr("Not taken over as it was: %1").arg(notes));
    m_tabs->setTabText(1, tr("The document"));
    m_table->setAccessibleName(tr("What was not taken over as it was"));
    m_diff->setAccessibleName(tr("What is changed in the document"));
    m_notes->retranslate();
    footer().setPrimaryText(tr("Import"));
    showState();
}

}  // namespace weir::ui
