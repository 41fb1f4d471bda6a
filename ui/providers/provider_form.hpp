// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <string>

#include "engine/base/secret.hpp"
#include "engine/control/admin/providers.hpp"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace weir::ui {

class KeyField;
class KeyPlace;
class KindBox;

// The fields of one provider: kind, name, address, key and where it is kept.
class ProviderForm : public QWidget {
    Q_OBJECT

public:
    explicit ProviderForm(QWidget* parent = nullptr);

    void setKinds(const admin::KindList& kinds);
    // A provider that is there already: its kind stays, and an empty key field keeps its key.
    void edit(const admin::ProviderSettings& settings);

    // What a person typed, as it would stand in the document. `serve` is typed here only where the
    // provider does not list what can be called.
    admin::ProviderSettings settings() const;
    bool namesModels() const;
    Secret key() const;
    bool hasKey() const;
    bool keepsForSession() const;
    // Unless the key stands in a variable already.
    void keepFromEnvironment();
    void wipeKey();
    // What is missing, in a sentence; empty when the form is complete.
    QString missing() const;

signals:
    void changed();
    // Where calls would go, or with which key: what a test told is told no more.
    void wayChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QString baseUrl() const;
    std::string keyReference() const;
    QHBoxLayout* makeDataFields();
    void takeKind();
    void showFacts();
    void retranslate();

    std::optional<admin::ProviderSettings> m_original;
    bool m_nameTyped = false;

    QLabel* m_kindLabel;
    KindBox* m_kind;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_addressLabel;
    QLineEdit* m_address;
    QLabel* m_callsLabel;
    QLabel* m_calls;
    QWidget* m_modelsPart;
    QLabel* m_modelsLabel;
    QLineEdit* m_models;
    QLabel* m_modelsNote;
    QCheckBox* m_local;
    QWidget* m_keyPart;
    QLabel* m_keyLabel;
    KeyField* m_key;
    QLabel* m_keyNote;
    QLabel* m_placeLabel;
    KeyPlace* m_place;
    QLabel* m_regionLabel;
    QLineEdit* m_region;
    QLabel* m_trainingLabel;
    QComboBox* m_training;
    QLabel* m_retentionLabel;
    QSpinBox* m_retention;
    QLabel* m_dataNote;
};

}  // namespace weir::ui
