import '../kit/base.css';
import './pages/page.module.css';
