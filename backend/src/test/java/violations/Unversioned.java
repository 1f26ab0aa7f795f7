package violations;

import java.util.UUID;
import org.springframework.data.annotation.Id;

record Unversioned(@Id UUID id) {}
