//! Several tabs of one browser.

use super::Browser;

impl Browser {
    /// Opens another tab of the same browser and goes to it.
    pub fn another_tab(&self) {
        self.runtime.block_on(async {
            let tab = self.driver().new_tab().await.expect("another tab");
            self.driver().switch_to_window(tab).await.expect("the other tab");
        });
    }

    /// How many tabs there are.
    #[must_use]
    pub fn tabs(&self) -> usize {
        self.runtime.block_on(self.driver().windows()).expect("the tabs").len()
    }

    /// Closes this tab and goes back to the first.
    pub fn close_tab(&self) {
        self.runtime.block_on(async {
            self.driver().close_window().await.expect("the tab closes");
            let tabs = self.driver().windows().await.expect("the other tabs");
            self.driver().switch_to_window(tabs[0].clone()).await.expect("the first tab");
        });
    }

    /// Goes to the tab of this number.
    pub fn tab_number(&self, number: usize) {
        self.runtime.block_on(async {
            let tabs = self.driver().windows().await.expect("the tabs");
            self.driver().switch_to_window(tabs[number].clone()).await.expect("the tab");
        });
    }
}
