// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

class QSettings;

namespace weir::ui {

class ExchangePane;

// A list and the pane of one of its rows: beside it where there is room, else below. What a person
// chose as its size is kept for each of the two.
class PaneSplitter : public QSplitter {
    Q_OBJECT

public:
    // `store` outlives the splitter.
    PaneSplitter(QWidget* list, ExchangePane* pane, QSettings& store, QWidget* parent = nullptr);

    void openPane();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placePane();
    void keepSizes();
    bool hasRoomBeside() const;

    ExchangePane* m_pane;
    QSettings& m_store;
};

}  // namespace weir::ui
