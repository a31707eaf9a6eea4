package io.backcast.ui.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTableTest {
  @TempDir private Path folder;

  @Test
  void aHistoryIsReadByItsColumns() throws Exception {
    Files.writeString(
        folder.resolve(CampaignTable.FILE),
        """
        round,model,designs,answered,hits,hit_rate,error,error_median,prediction_error,spread,kept
        1,round-1,8,7,1,0.143,0.4100,0.3000,0.3900,0.0500,yes
        2,round-2,8,8,6,0.750,0.0600,0.0500,0.0550,,no
        """);
    CampaignTable history = CampaignTable.read(folder);
    assertThat(CampaignTable.isIn(folder)).isTrue();
    assertThat(history.rounds()).hasSize(2);
    assertThat(history.rounds().getFirst())
        .isEqualTo(new CampaignTable.Round("1", 8, 7, 0.143, 0.41, 0.39, 0.05));
    assertThat(history.rounds().getLast().spread()).isNaN();
  }

  @Test
  void aFolderWithoutHistoryIsRefusedInASentence() throws Exception {
    assertThat(CampaignTable.isIn(folder)).isFalse();
    assertThatThrownBy(() -> CampaignTable.read(folder))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("no folder of a campaign");
    Files.writeString(folder.resolve(CampaignTable.FILE), "round,error\n1,0.2\n");
    assertThatThrownBy(() -> CampaignTable.read(folder)).hasMessageContaining("hit_rate");
  }
}
