package violations;

import org.springframework.stereotype.Repository;

@Repository
public class OpenRepository {}
